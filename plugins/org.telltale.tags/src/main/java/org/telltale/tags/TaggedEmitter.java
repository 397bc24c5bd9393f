package org.telltale.tags;

import org.eclipse.birt.report.engine.api.EngineException;
import org.eclipse.birt.report.engine.emitter.IEmitterServices;
import org.eclipse.birt.report.engine.emitter.pdf.PDFEmitter;
import org.eclipse.birt.report.engine.layout.emitter.PageDeviceRender;

/** BIRT's writer of PDF, with a structure tree. BIRT makes it for the name that {@code plugin.xml} and {@code fragment.xml} give it. */
public final class TaggedEmitter extends PDFEmitter {

	@Override
	public PageDeviceRender createRender(IEmitterServices services) throws EngineException {
		return new TaggedRender(services);
	}
}
