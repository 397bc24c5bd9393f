package org.telltale.tags;

import java.io.OutputStream;

import org.eclipse.birt.report.engine.api.script.IReportContext;
import org.eclipse.birt.report.engine.content.IReportContent;
import org.eclipse.birt.report.engine.emitter.pdf.PDFPage;
import org.eclipse.birt.report.engine.emitter.pdf.PDFPageDevice;

/** The document: makes pages that mark what is drawn on them, and ends with the tree. */
final class TaggedDevice extends PDFPageDevice {

	private final Structure structure;

	TaggedDevice(OutputStream out, String title, String author, String subject, String comments, IReportContext context, IReportContent report, Structure structure) {
		super(out, title, author, subject, comments, context, report);
		this.structure = structure;
	}

	@Override
	protected PDFPage createPDFPage(int width, int height) {
		structure.beginPage();
		return new TaggedPage(width, height, doc, writer, this, structure);
	}

	@Override
	public void close() throws Exception {
		if (doc.isOpen()) {
			new TreeWriter(writer).write(structure);
		}
		super.close();
	}
}
