package org.telltale.report.internal.birt;

import java.util.Base64;
import java.util.Locale;

import org.eclipse.birt.report.engine.api.HTMLImageHandler;
import org.eclipse.birt.report.engine.api.IImage;
import org.eclipse.birt.report.engine.api.script.IReportContext;

/** Puts pictures into the page as {@code data:} addresses, so that no file stands beside it. */
final class InlineImages extends HTMLImageHandler {

	@Override
	public String onDesignImage(IImage image, IReportContext context) {
		return inline(image);
	}

	@Override
	public String onDocImage(IImage image, IReportContext context) {
		return inline(image);
	}

	@Override
	public String onFileImage(IImage image, IReportContext context) {
		return inline(image);
	}

	@Override
	public String onURLImage(IImage image, IReportContext context) {
		return inline(image);
	}

	@Override
	public String onCustomImage(IImage image, IReportContext context) {
		return inline(image);
	}

	private static String inline(IImage image) {
		byte[] data = image.getImageData();
		if (data == null) {
			throw new IllegalStateException("a picture of the report has no bytes: " + image.getID());
		}
		return "data:" + type(image) + ";base64," + Base64.getEncoder().encodeToString(data);
	}

	private static String type(IImage image) {
		String said = String.valueOf(image.getMimeType()).toLowerCase(Locale.ROOT);
		return said.startsWith("image/") ? said : String.valueOf(image.getExtension()).toLowerCase(Locale.ROOT).endsWith("svg") ? "image/svg+xml" : "image/png";
	}
}
