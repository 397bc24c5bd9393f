package org.telltale.report.internal.tags;

import org.eclipse.birt.report.engine.api.EngineException;
import org.eclipse.birt.report.engine.emitter.IEmitterServices;
import org.eclipse.birt.report.engine.emitter.pdf.PDFEmitter;
import org.eclipse.birt.report.engine.layout.emitter.PageDeviceRender;

/** BIRT's writer of PDF, with a structure tree. BIRT makes it by the name in {@code plugin.xml}. */
public final class TaggedEmitter extends PDFEmitter {

	/** Its name among BIRT's emitters. */
	public static final String ID = "org.telltale.report.pdf";

	@Override
	public PageDeviceRender createRender(IEmitterServices services) throws EngineException {
		return new TaggedRender(services);
	}
}
