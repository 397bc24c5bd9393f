package org.telltale.tags;

import org.eclipse.birt.report.engine.api.EngineException;
import org.eclipse.birt.report.engine.api.script.IReportContext;
import org.eclipse.birt.report.engine.content.IReportContent;
import org.eclipse.birt.report.engine.emitter.IEmitterServices;
import org.eclipse.birt.report.engine.emitter.pdf.PDFRender;
import org.eclipse.birt.report.engine.layout.emitter.IPageDevice;
import org.eclipse.birt.report.engine.nLayout.area.IContainerArea;
import org.eclipse.birt.report.engine.nLayout.area.ITextArea;

/** Draws the areas of each page, and tells the structure which of them is being drawn. */
final class TaggedRender extends PDFRender {

	private final Structure structure = new Structure();

	TaggedRender(IEmitterServices services) throws EngineException {
		super(services);
	}

	@Override
	public IPageDevice createPageDevice(String title, String author, String subject, String comments, IReportContext context, IReportContent report) throws Exception {
		currentPageDevice = new TaggedDevice(output, title, author, subject, comments, context, report, structure);
		return currentPageDevice;
	}

	@Override
	protected void visitChildren(IContainerArea area) {
		structure.enter(area);
		super.visitChildren(area);
		structure.leave(area);
	}

	@Override
	public void visitText(ITextArea area) {
		structure.text(true);
		super.visitText(area);
		structure.text(false);
	}
}
