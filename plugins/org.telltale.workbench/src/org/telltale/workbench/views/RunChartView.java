package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.TimelineChart;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.text.Texts;

/** All runs in one chart, from their own starts on: the picture that the report prints. */
public class RunChartView extends CaseView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.chart";

	private Canvas canvas;
	private List<RunLane> lanes = List.of();

	@Override
	protected void build(Composite parent) {
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		canvas.addPaintListener(event -> paint(event.gc));
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		lanes = snapshot.map(CaseSnapshot::lanes).orElse(List.of());
		canvas.redraw();
	}

	private void paint(GC gc) {
		Rectangle area = canvas.getClientArea();
		if (area.width < 1 || area.height < 1) {
			return;
		}
		String font = canvas.getFont().getFontData()[0].getName();
		TimelineChart.Wording wording = new TimelineChart.Wording(Texts.of("chart.time"), Texts.of("chart.disclosing"), Texts.of("chart.up"),
				Texts.of("chart.down"), Texts.of("chart.stimulus"));
		int[] pixels = new TimelineChart(font).pixels(lanes, wording, area.width, area.height);
		ImageData data = new ImageData(area.width, area.height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < area.height; y++) {
			data.setPixels(0, y, area.width, pixels, y * area.width);
		}
		Image image = new Image(canvas.getDisplay(), data);
		gc.drawImage(image, 0, 0);
		image.dispose();
	}

	/** How many runs the chart shows. */
	public int runs() {
		return lanes.size();
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}
}
