package org.telltale.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.birt.core.exception.BirtException;
import org.telltale.casework.time.CaseTimes;
import org.telltale.model.CaseFile;
import org.telltale.model.TelltaleFactory;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.birt.Engine;

/** The report engine of this process, which takes some seconds to start. */
public final class ReportEngine {

	private ReportEngine() {
	}

	/**
	 * Starts the engine and lays out a report without contents, which is thrown away: the next report need not wait for that. Nothing where the engine
	 * runs already. Meant for a thread of its own, while a person is still choosing; a report that is asked for meanwhile waits for what is left of it.
	 *
	 * @throws ReportException if the engine does not start
	 */
	public static void warmUp() throws ReportException {
		if (Engine.PROCESS.knows(Master.FULL.design())) {
			return;
		}
		try {
			new ReportWriter().render(nothing(), Engine.Form.PDF, OutputStream.nullOutputStream(), () -> { });
		} catch (IOException e) {
			throw new ReportException("The report engine could not be started: " + e.getMessage() + ". Check the installation.", e);
		} catch (BirtException e) {
			throw new ReportException("The report engine failed: " + e.getMessage() + ". The log tells more.", e);
		}
	}

	private static ReportInput nothing() {
		CaseFile file = TelltaleFactory.eINSTANCE.createCaseFile();
		ReportHead head = new ReportHead(0, 1, true, Instant.EPOCH, "", "", "", Map.of(), Map.of());
		return new ReportInput(file, List.of(), List.of(), List.of(), CaseTimes.NONE, head);
	}
}
