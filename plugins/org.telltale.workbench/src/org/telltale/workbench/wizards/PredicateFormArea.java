package org.telltale.workbench.wizards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.telltale.audit.predicate.PredicateForm;
import org.telltale.audit.predicate.PredicateForm.Row;
import org.telltale.audit.predicate.PredicateForm.Shape;
import org.telltale.audit.predicate.PredicateForm.Sign;
import org.telltale.audit.predicate.Vocabulary;
import org.telltale.workbench.text.Texts;

/** The form for a predicate: what is claimed, of which kinds, under which conditions. */
final class PredicateFormArea {

	private static final int CONDITIONS = 3;

	/** The controls of a line. */
	private record Line(Label label, Combo dimension, Combo sign, Combo values) {

		Row row() {
			return new Row(dimension.getText().strip(), Sign.values()[Math.max(0, sign.getSelectionIndex())], values.getText().strip());
		}

		void show(Row row) {
			dimension.setText(row.dimension());
			sign.select(row.sign().ordinal());
			values.setText(row.values());
		}

		void enable(boolean asked) {
			List.<Control>of(label, dimension, sign, values).forEach(control -> control.setEnabled(asked));
		}
	}

	private final Group group;
	private final Vocabulary vocabulary;
	private final Consumer<String> made;
	private final Combo shape;
	private final Map<String, Button> kinds = new LinkedHashMap<>();
	private final Line state;
	private final List<Line> conditions = new ArrayList<>();
	/** While the form is filled in with what was written elsewhere, its changes are nobody's. */
	private boolean showing;
	/** What the form last said or was filled in with: words of a change may come late. */
	private PredicateForm last;

	/** @param made hears of each predicate that the form makes */
	PredicateFormArea(Composite parent, Vocabulary vocabulary, Consumer<String> made) {
		this.vocabulary = vocabulary;
		this.made = made;
		group = new Group(parent, SWT.NONE);
		group.setText(Texts.of("claim.form"));
		group.setLayout(new GridLayout(4, false));
		group.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
		label(Texts.of("claim.shape"));
		shape = combo(SWT.READ_ONLY, 3);
		for (Shape each : Shape.values()) {
			shape.add(Texts.of("claim.shape." + each.name().toLowerCase(Locale.ROOT)));
		}
		shape.select(0);
		shape.setData("name", "shape");
		label(Texts.of("claim.kinds")).setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
		Composite ticks = new Composite(group, SWT.NONE);
		ticks.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, 3, 1));
		ticks.setLayout(new GridLayout(4, false));
		for (String kind : PredicateForm.allKinds()) {
			Button tick = new Button(ticks, SWT.CHECK);
			tick.setText(kind);
			tick.addListener(SWT.Selection, event -> changed());
			kinds.put(kind, tick);
		}
		state = line("claim.state", "state");
		for (int i = 0; i < CONDITIONS; i++) {
			conditions.add(line(i == 0 ? "claim.when" : "claim.and", "when" + (i + 1)));
		}
		last = form();
		enable();
	}

	private Label label(String words) {
		Label label = new Label(group, SWT.NONE);
		label.setText(words);
		return label;
	}

	private Combo combo(int style, int columns) {
		Combo combo = new Combo(group, SWT.DROP_DOWN | style);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1));
		combo.addListener(SWT.Modify, event -> changed());
		return combo;
	}

	private Line line(String key, String name) {
		Line line = new Line(label(Texts.of(key)), combo(SWT.NONE, 1), combo(SWT.READ_ONLY, 1), combo(SWT.NONE, 1));
		line.dimension().setItems(vocabulary.dimensions().toArray(String[]::new));
		for (Sign sign : Sign.values()) {
			line.sign().add(Texts.of("claim.sign." + sign.name().toLowerCase(Locale.ROOT)));
		}
		line.sign().select(0);
		line.dimension().setData("name", name + ".dimension");
		line.values().setData("name", name + ".values");
		line.dimension().addListener(SWT.Modify, event -> {
			String written = line.values().getText();
			line.values().setItems(vocabulary.values(line.dimension().getText().strip()).toArray(String[]::new));
			line.values().setText(written);
		});
		return line;
	}

	private void changed() {
		if (!showing && last != null && !form().equals(last)) {
			last = form();
			enable();
			made.accept(last.text());
		}
	}

	private PredicateForm form() {
		return new PredicateForm(chosen(), kinds.entrySet().stream().filter(tick -> tick.getValue().getSelection()).map(Map.Entry::getKey).toList(), state.row(),
				conditions.stream().map(Line::row).toList());
	}

	private Shape chosen() {
		return Shape.values()[Math.max(0, shape.getSelectionIndex())];
	}

	private void enable() {
		boolean initially = chosen() == Shape.INITIALLY;
		kinds.values().forEach(tick -> tick.setEnabled(!initially));
		state.enable(initially || chosen() == Shape.ONLY_AFTER);
		state.sign().setEnabled(false);
		conditions.forEach(line -> line.enable(!initially));
	}

	/** Fills the form in; one with more conditions than it has lines for is left to the language, and the form rests. */
	void show(PredicateForm form) {
		boolean fits = form.conditions().size() <= CONDITIONS;
		group.setEnabled(fits);
		if (fits && !form.text().equals(form().text())) {
			showing = true;
			shape.select(form.shape().ordinal());
			kinds.forEach((kind, tick) -> tick.setSelection(form.kinds().contains(kind)));
			state.show(form.state());
			for (int i = 0; i < CONDITIONS; i++) {
				conditions.get(i).show(i < form.conditions().size() ? form.conditions().get(i) : Row.EMPTY);
			}
			last = form();
			enable();
			showing = false;
		}
	}
}
