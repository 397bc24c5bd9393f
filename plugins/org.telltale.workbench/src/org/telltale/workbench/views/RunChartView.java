package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.telltale.casework.time.CaseFigures;
import org.telltale.timeline.chart.Figure;
import org.telltale.timeline.chart.HouseStyle;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.text.Texts;

/** The figures that the report prints, one at a time, each with the same in words below it. */
public class RunChartView extends CaseView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.chart";

	private static final int TEXT_HEIGHT = 70;

	private Combo choice;
	private Canvas canvas;
	private Text words;
	private List<Figure> figures = List.of();
	/** What was drawn last, and of what. */
	private Optional<Drawn> drawn = Optional.empty();
	private Optional<Asked> asked = Optional.empty();

	private record Asked(Figure figure, int width, int height) {
	}

	private record Drawn(Asked asked, ImageData data) {
	}

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		all.setLayout(new GridLayout());
		choice = new Combo(all, SWT.DROP_DOWN | SWT.READ_ONLY);
		choice.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		choice.addListener(SWT.Selection, event -> chosen());
		canvas = new Canvas(all, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		canvas.addPaintListener(event -> paint(event.gc));
		words = new Text(all, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
		place.heightHint = TEXT_HEIGHT;
		words.setLayoutData(place);
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		int before = choice.getSelectionIndex();
		List<Figure> found = new ArrayList<>();
		snapshot.ifPresent(s -> {
			found.addAll(CaseFigures.timeline(s.times()));
			found.addAll(CaseFigures.matrix(s.times()));
		});
		figures = List.copyOf(found);
		choice.setItems(figures.stream().map(figure -> figure.title(Texts.language())).toArray(String[]::new));
		choose(Math.clamp(before, 0, Math.max(0, figures.size() - 1)));
	}

	/** Shows the i-th figure. */
	public void choose(int i) {
		choice.select(i);
		chosen();
	}

	private Optional<Figure> figure() {
		int chosen = choice.getSelectionIndex();
		return chosen >= 0 && chosen < figures.size() ? Optional.of(figures.get(chosen)) : Optional.empty();
	}

	private void chosen() {
		words.setText(figure().map(figure -> figure.text(Texts.language())).orElse(""));
		canvas.redraw();
	}

	private void paint(GC gc) {
		Rectangle area = canvas.getClientArea();
		Optional<Asked> wanted = figure().filter(f -> area.width > 0 && area.height > 0).map(f -> new Asked(f, area.width, area.height));
		if (wanted.isPresent() && wanted.equals(drawn.map(Drawn::asked))) {
			Image image = new Image(canvas.getDisplay(), drawn.get().data());
			gc.drawImage(image, 0, 0);
			image.dispose();
			return;
		}
		gc.fillRectangle(area);
		if (!wanted.equals(asked)) {
			asked = wanted;
			wanted.ifPresent(this::draw);
		}
	}

	/** Draws a figure behind the user interface, then shows it. */
	private void draw(Asked wanted) {
		HouseStyle style = new HouseStyle(canvas.getFont().getFontData()[0].getName(), Texts.language());
		Display display = canvas.getDisplay();
		Job job = Job.create(Texts.of("job.figure"), monitor -> {
			ImageData data = data(wanted.figure().pixels(style, wanted.width(), wanted.height()), wanted.width(), wanted.height());
			display.asyncExec(() -> {
				drawn = Optional.of(new Drawn(wanted, data));
				if (!canvas.isDisposed()) {
					canvas.redraw();
				}
			});
		});
		job.setSystem(true);
		job.schedule();
	}

	private static ImageData data(int[] pixels, int width, int height) {
		ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < height; y++) {
			data.setPixels(0, y, width, pixels, y * width);
		}
		return data;
	}

	/** The titles of the figures. */
	public List<String> titles() {
		return figures.stream().map(figure -> figure.title(Texts.language())).toList();
	}

	/** Whether the figure that was chosen is on the screen. */
	public boolean isDrawn() {
		return drawn.map(Drawn::asked).equals(asked) && drawn.map(d -> d.asked().figure()).equals(figure());
	}

	@Override
	public void setFocus() {
		choice.setFocus();
	}
}
