package org.telltale.workbench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Starts the workbench and lives as long as its window. The first argument that is no option is the folder of the case to open. */
public class Application implements IApplication {

	@Override
	public Object start(IApplicationContext context) {
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		Display.setAppName("Telltale");
		Display display = PlatformUI.createDisplay();
		try {
			int code = PlatformUI.createAndRunWorkbench(display, new CaseWorkbenchAdvisor(display, caseFolder(arguments)));
			return code == PlatformUI.RETURN_RESTART ? IApplication.EXIT_RESTART : IApplication.EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	/** An option starts with a dash, and one without its own dash behind it is its value. */
	private static Optional<Path> caseFolder(String[] arguments) {
		for (int i = 0; i < arguments.length; i++) {
			boolean value = i > 0 && arguments[i - 1].startsWith("-");
			if (!arguments[i].startsWith("-") && !value) {
				return Optional.of(Path.of(arguments[i]).toAbsolutePath().normalize());
			}
		}
		return Arrays.stream(arguments).filter(argument -> argument.endsWith(".telltale")).findFirst().map(argument -> Path.of(argument).toAbsolutePath());
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			Display display = PlatformUI.getWorkbench().getDisplay();
			display.syncExec(() -> PlatformUI.getWorkbench().close());
		}
	}
}
