package org.telltale.seal.text;

import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;

/** An operator of a page's content that makes a path or paints (ISO 32000-1 sections 8.5 and 8.7 to 8.9). */
final class PaintOperator extends OperatorProcessor {

	/** What it does with its numbers. */
	interface Action {
		void with(float[] numbers) throws IOException;
	}

	private final String name;
	private final int operands;
	private final Action action;

	/** @param operands how many numbers it has; with fewer it does nothing, as in other readers */
	PaintOperator(PDFStreamEngine engine, String name, int operands, Action action) {
		super(engine);
		this.name = name;
		this.operands = operands;
		this.action = action;
	}

	@Override
	public void process(Operator operator, List<COSBase> given) throws IOException {
		float[] numbers = new float[operands];
		int read = 0;
		for (COSBase each : given) {
			if (read < operands && each instanceof COSNumber number) {
				numbers[read++] = number.floatValue();
			}
		}
		if (read == operands) {
			action.with(numbers);
		}
	}

	@Override
	public String getName() {
		return name;
	}
}
