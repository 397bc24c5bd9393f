package org.telltale.workbench.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.telltale.workbench.session.CaseSession;

/** A person at the workbench: looks at widgets in the user-interface thread, acts by X events (xdotool). */
final class Desk {

	private static final long PATIENCE_MILLIS = 180_000;

	/** Each step builds on the one before: after one failed, the others are not waited for. */
	private static boolean lost;

	private Desk() {
	}

	static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	static CaseSession session() {
		return PlatformUI.getWorkbench().getService(IEclipseContext.class).get(CaseSession.class);
	}

	static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	/** Asks in the user-interface thread. */
	static <T> T ask(Callable<T> question) {
		AtomicReference<T> answer = new AtomicReference<>();
		AtomicReference<Exception> failure = new AtomicReference<>();
		display().syncExec(() -> {
			try {
				answer.set(question.call());
			} catch (Exception e) {
				failure.set(e);
			}
		});
		if (failure.get() != null) {
			throw new AssertionError(failure.get());
		}
		return answer.get();
	}

	/** Waits until this holds; says what it waited for, and what jobs had to say, if it never does. */
	static void await(String what, Callable<Boolean> condition) {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
		while (!ask(condition)) {
			if (lost || System.nanoTime() > end) {
				if (!lost) {
					picture("failed");
				}
				lost = true;
				throw new AssertionError("waited in vain until " + what + "; notices: " + session().notices());
			}
			pause(50);
		}
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until a view is there and has been laid out. */
	static <V extends IViewPart> V view(String id, Class<V> type) {
		await("the view " + id + " is there", () -> page().findView(id) != null && type.isInstance(page().findView(id)));
		return ask(() -> type.cast(page().findView(id)));
	}

	private static void xdotool(String... arguments) {
		List<String> command = new ArrayList<>(List.of("xdotool"));
		command.addAll(Arrays.asList(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new AssertionError(command + ": " + said);
			}
		} catch (IOException | InterruptedException e) {
			throw new AssertionError("xdotool is needed (./mvnw installs it)", e);
		}
		settle();
	}

	/** Until the events that are on their way have been worked on. */
	static void settle() {
		pause(60);
		for (int i = 0; i < 3; i++) {
			ask(() -> true);
			pause(20);
		}
	}

	static void key(String... keys) {
		for (String key : keys) {
			xdotool("key", key);
		}
	}

	static void type(String text) {
		xdotool("type", "--delay", "4", "--", text);
	}

	static void click(Point at) {
		xdotool("mousemove", Integer.toString(at.x), Integer.toString(at.y), "click", "1");
	}

	/** Clicks the middle of a control. */
	static void click(Control control) {
		click(ask(() -> {
			Point size = control.getSize();
			return control.toDisplay(size.x / 2, size.y / 2);
		}));
	}

	/** Clicks, again if need be (a layout may be under way), until it has had its effect. */
	static void clickUntil(String what, Callable<Point> place, Callable<Boolean> effect) {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
		do {
			click(ask(place));
			for (int i = 0; i < 20 && !ask(effect); i++) {
				pause(50);
			}
		} while (!ask(effect) && System.nanoTime() < end && !lost);
		await(what, effect);
	}

	/** Puts the cursor into a field by clicking into it. */
	static void enter(Control field) {
		clickUntil("the field has the cursor", () -> field.getParent().toDisplay(field.getLocation().x + 24, field.getLocation().y + 10), field::isFocusControl);
	}

	/** Clicks the tab of a view. */
	static void clickTab(String title) {
		await("the tab " + title + " is there", () -> tab(title).isPresent());
		click(ask(() -> tab(title).get()));
	}

	private static Optional<Point> tab(String title) {
		return all(window(), control -> control instanceof CTabFolder).stream().filter(Control::isVisible).map(CTabFolder.class::cast)
				.flatMap(folder -> Arrays.stream(folder.getItems())).filter(item -> item.getText().equals(title)).filter(CTabItem::isShowing).findFirst()
				.map(item -> {
					Rectangle bounds = item.getBounds();
					return item.getParent().toDisplay(bounds.x + bounds.width / 3, bounds.y + bounds.height / 2);
				});
	}

	static Shell window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
	}

	/** The dialog that lies over the window. */
	static Shell dialog(String title) {
		await("the dialog " + title + " is open", () -> shell(title).isPresent());
		settle();
		return ask(() -> shell(title).orElseThrow());
	}

	static Optional<Shell> shell(String title) {
		return Arrays.stream(display().getShells()).filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst();
	}

	/** All controls below one for which this holds. */
	static List<Control> all(Composite parent, Predicate<Control> which) {
		List<Control> found = new ArrayList<>();
		for (Control child : parent.getChildren()) {
			if (which.test(child)) {
				found.add(child);
			}
			if (child instanceof Composite composite) {
				found.addAll(all(composite, which));
			}
		}
		return found;
	}

	/** The one control below a shell for which this holds. */
	static Control find(Composite parent, String what, Predicate<Control> which) {
		await(what + " is there", () -> all(parent, which).stream().anyMatch(Control::isVisible));
		return ask(() -> all(parent, which).stream().filter(Control::isVisible).findFirst().orElseThrow());
	}

	/** Leaves a picture of the whole screen in the folder {@code telltale.screenshots}. */
	static void picture(String name) {
		settle();
		ask(() -> {
			Rectangle area = display().getBounds();
			Image image = new Image(display(), area.width, area.height);
			GC gc = new GC(display());
			gc.copyArea(image, 0, 0);
			gc.dispose();
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { image.getImageData() };
			Path folder = Path.of(System.getProperty("telltale.screenshots", System.getProperty("java.io.tmpdir")));
			Files.createDirectories(folder);
			loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
			image.dispose();
			return null;
		});
	}
}
