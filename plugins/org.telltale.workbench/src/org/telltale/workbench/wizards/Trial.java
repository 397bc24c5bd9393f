package org.telltale.workbench.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.wizard.IWizardContainer;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseFolder;
import org.telltale.store.cases.CaseStore;
import org.telltale.workbench.session.TypedPassword;
import org.telltale.workbench.text.Texts;

/** Tries what only shows when it is tried, while the wizard shows progress and stays open. */
final class Trial {

	/** What is tried; its exception says what is wrong. */
	@FunctionalInterface
	interface Attempt {
		void run() throws Exception;
	}

	private Trial() {
	}

	/** Whether a password opens a case. @param refused hears why it does not, in words that do not name its folder, on the user-interface thread */
	static boolean opens(IWizardContainer container, Path folder, TypedPassword password, Consumer<String> refused) {
		return succeeds(container, Texts.of("unlock.trying"), () -> CaseStore.requirePassword(folder, password), CaseException.class,
				why -> refused.accept(why.replace(new CaseFolder(folder).root().toString(), Texts.of("unlock.theCase"))));
	}

	/**
	 * Whether an attempt succeeds, which is made in a thread of its own.
	 *
	 * @param expected what says in its message to a person why it did not; any other exception is an error of the program
	 */
	static boolean succeeds(IWizardContainer container, String title, Attempt attempt, Class<? extends Exception> expected, Consumer<String> refused) {
		try {
			container.run(true, false, monitor -> attempt(monitor, title, attempt));
			return true;
		} catch (InvocationTargetException e) {
			if (!expected.isInstance(e.getCause())) {
				throw new IllegalStateException(e.getCause());
			}
			refused.accept(e.getCause().getMessage());
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static void attempt(IProgressMonitor monitor, String title, Attempt attempt) throws InvocationTargetException {
		monitor.beginTask(title, IProgressMonitor.UNKNOWN);
		try {
			attempt.run();
		} catch (Exception e) {
			throw new InvocationTargetException(e);
		} finally {
			monitor.done();
		}
	}
}
