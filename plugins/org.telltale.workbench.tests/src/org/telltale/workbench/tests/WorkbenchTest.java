package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

/** The workbench starts. */
class WorkbenchTest {
    @Test
    void opensWithTheCasePerspective() {
        var id = new AtomicReference<String>();
        PlatformUI.getWorkbench().getDisplay().syncExec(
                () -> id.set(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().getPerspective().getId()));
        assertEquals("org.telltale.workbench.case", id.get());
    }
}
