package org.telltale.workbench.wizards;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.telltale.workbench.text.Texts;

/** A page of labelled fields, each known by a name. What is wrong is said at the top and marked beside its field; what is only missing is asked for. */
abstract class FieldPage extends WizardPage {

	/**
	 * What keeps a page from being complete.
	 *
	 * @param field the name of the field; empty where it is none of them
	 * @param words for the person; empty if nothing does
	 * @param awaited whether nothing is wrong yet: something is still under way
	 */
	record Fault(String field, String words, boolean awaited) {

		/** Nothing is wrong. */
		static final Fault NONE = new Fault("", "");

		/** What is wrong, or missing where its field is empty. */
		Fault(String field, String words) {
			this(field, words, false);
		}
	}

	private final String words;
	private final Map<String, Text> fields = new LinkedHashMap<>();
	private final Map<String, List<Control>> parts = new HashMap<>();
	private final Map<String, Map<String, Button>> radios = new HashMap<>();
	private final Map<String, ControlDecoration> marks = new HashMap<>();
	private Optional<Fault> refused = Optional.empty();
	private int changes;
	private Composite area;

	/** @param key prefix of the words of this page */
	FieldPage(String key) {
		this(key, key);
	}

	/**
	 * A page that shares the words of its fields with others.
	 *
	 * @param key prefix of its title and description
	 * @param words prefix of the words of its fields
	 */
	FieldPage(String key, String words) {
		super(key, Texts.of(key + ".title"), null);
		this.words = words;
		setDescription(Texts.of(key + ".description"));
		setPageComplete(false);
	}

	@Override
	public final void createControl(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(3, false);
		layout.marginWidth = 10;
		layout.marginHeight = 10;
		layout.horizontalSpacing = 10;
		layout.verticalSpacing = 7;
		area.setLayout(layout);
		fill(area);
		setControl(area);
		check();
	}

	/** Makes the fields. */
	abstract void fill(Composite parent);

	/** What is missing or wrong; {@link Fault#NONE} if the page is complete. */
	abstract Fault fault();

	/** What a person should know of a complete page; empty if there is nothing. */
	String warning() {
		return "";
	}

	/** Looks at the page anew. */
	final void check() {
		if (getControl() == null) {
			return;
		}
		Fault said = fault();
		Fault fault = said.equals(Fault.NONE) ? refused.orElse(said) : said;
		marks.values().forEach(ControlDecoration::hide);
		boolean complete = fault.words().isEmpty();
		boolean missing = fault.awaited() || !complete && fields.containsKey(fault.field()) && isEmpty(fault.field());
		if (!complete && !missing && fields.containsKey(fault.field())) {
			mark(fault);
		}
		String warning = complete ? warning() : "";
		setErrorMessage(complete || missing ? null : fault.words());
		setMessage(missing ? fault.words() : warning.isEmpty() ? null : warning, warning.isEmpty() ? NONE : WARNING);
		setPageComplete(complete);
	}

	/** Whether the page is complete as things are now: what is wanted may hang on another page. */
	final boolean isCompleteNow() {
		return getControl() != null && fault().equals(Fault.NONE);
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			check();
		}
		super.setVisible(visible);
	}

	private void mark(Fault fault) {
		ControlDecoration mark = marks.computeIfAbsent(fault.field(), name -> new ControlDecoration(fields.get(name), SWT.LEFT | SWT.TOP));
		mark.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
		mark.setDescriptionText(fault.words());
		mark.show();
	}

	/** Says what was found only when it was tried, beside the field, until something is typed. */
	final void refuse(String field, String why) {
		refused = Optional.of(new Fault(field, why));
		check();
		fields.get(field).setFocus();
		fields.get(field).selectAll();
	}

	/** How often something was changed on this page. */
	final int changes() {
		return changes;
	}

	private void changed() {
		changes++;
		refused = Optional.empty();
		check();
	}

	final Text field(String name, int style) {
		Label label = label(name);
		Text text = new Text(area, SWT.BORDER | style);
		GridData place = new GridData(SWT.FILL, SWT.FILL, true, (style & SWT.MULTI) != 0, 2, 1);
		place.heightHint = (style & SWT.MULTI) != 0 ? 44 : SWT.DEFAULT;
		text.setLayoutData(place);
		return known(name, text, label);
	}

	private Label label(String name) {
		Label label = new Label(area, SWT.NONE);
		label.setText(Texts.of(words + "." + name));
		label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
		return label;
	}

	private Text known(String name, Text text, Control... others) {
		text.setData("name", name);
		text.addListener(SWT.Modify, event -> changed());
		fields.put(name, text);
		parts.put(name, Stream.concat(Stream.of(text), Arrays.stream(others)).toList());
		return text;
	}

	/** A field for a file that is opened or saved. */
	final Text file(String name, int style, String... extensions) {
		return withButton(name, event -> {
			FileDialog dialog = new FileDialog(getShell(), style);
			dialog.setOverwrite(true);
			dialog.setFilterExtensions(extensions);
			return dialog.open();
		});
	}

	/** A field for files that are opened; several stand behind each other as in a search path. */
	final Text files(String name, String... extensions) {
		return withButton(name, event -> {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
			dialog.setFilterExtensions(extensions);
			return dialog.open() == null ? null
					: String.join(File.pathSeparator, Arrays.stream(dialog.getFileNames()).map(file -> Path.of(dialog.getFilterPath(), file).toString()).toList());
		});
	}

	/** A field for a folder. */
	final Text folder(String name) {
		return withButton(name, event -> new DirectoryDialog(getShell()).open());
	}

	private Text withButton(String name, Function<Object, String> ask) {
		Label label = label(name);
		Text text = new Text(area, SWT.BORDER);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		Button button = new Button(area, SWT.PUSH);
		button.setText(Texts.of("wizard.browse"));
		button.addListener(SWT.Selection, event -> {
			String chosen = ask.apply(event);
			if (chosen != null) {
				text.setText(chosen);
			}
		});
		return known(name, text, label, button);
	}

	/** A switch over the whole width. */
	final Button choice(String name, int style, boolean chosen) {
		Button button = new Button(area, style);
		button.setText(Texts.of(words + "." + name));
		button.setData("name", name);
		button.setSelection(chosen);
		button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 3, 1));
		button.addListener(SWT.Selection, event -> changed());
		return button;
	}

	/** One of several, below each other; the first is chosen. */
	final void oneOf(String name, String... options) {
		Label label = label(name);
		label.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
		Composite group = new Composite(area, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 3;
		group.setLayout(layout);
		group.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		Map<String, Button> buttons = new LinkedHashMap<>();
		List<Control> all = new ArrayList<>(List.of(label));
		for (String option : options) {
			Button button = new Button(group, SWT.RADIO);
			button.setText(Texts.of(words + "." + name + "." + option));
			button.setData("name", name + "." + option);
			button.setSelection(buttons.isEmpty());
			button.addListener(SWT.Selection, event -> changed());
			buttons.put(option, button);
			all.add(button);
		}
		radios.put(name, buttons);
		parts.put(name, all);
	}

	/** Chooses one of several; nobody hears of it. */
	final void choose(String name, String option) {
		radios.get(name).forEach((each, button) -> button.setSelection(each.equals(option)));
	}

	/** Which of several is chosen. */
	final String chosen(String name) {
		return radios.get(name).entrySet().stream().filter(option -> option.getValue().getSelection()).map(Map.Entry::getKey).findFirst().orElseThrow();
	}

	/** A line of text over the whole width. */
	final Label note() {
		Label label = new Label(area, SWT.WRAP);
		GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
		place.widthHint = 560;
		label.setLayoutData(place);
		return label;
	}

	/** Makes fields usable, or not, with their labels and buttons. */
	final void enable(boolean usable, String... names) {
		for (String name : names) {
			parts.get(name).forEach(part -> part.setEnabled(usable));
		}
	}

	/** Puts something into a field. */
	final void set(String name, String value) {
		fields.get(name).setText(value);
	}

	/** What stands in a field. */
	final String value(String name) {
		return fields.get(name).getText().strip();
	}

	/** What stands in a field of a password; the caller wipes it. */
	final char[] secret(String name) {
		return fields.get(name).getTextChars();
	}

	/** Whether nothing stands in a field. */
	final boolean isEmpty(String name) {
		return fields.get(name).getCharCount() == 0;
	}

	/** Empties fields of passwords: when the dialog has done with them. */
	final void forget(String... names) {
		for (String name : names) {
			fields.get(name).setTextChars(new char[0]);
		}
	}

	/** The file of a field; empty if nothing stands there. */
	final Optional<Path> path(String name) {
		return value(name).isEmpty() ? Optional.empty() : Optional.of(Path.of(value(name)));
	}

	/** The files of a field. */
	final List<Path> paths(String name) {
		return Arrays.stream(value(name).split(File.pathSeparator)).filter(part -> !part.isBlank()).map(part -> Path.of(part.strip())).toList();
	}

	/** Whether a field names files that are there, or nothing. */
	final boolean allThere(String name) {
		try {
			return paths(name).stream().allMatch(Files::isRegularFile);
		} catch (InvalidPathException noPath) {
			return false;
		}
	}

	/** Whether a field names a file that is there. */
	final boolean isThere(String name) {
		try {
			return !value(name).isEmpty() && Files.isRegularFile(Path.of(value(name)));
		} catch (InvalidPathException noPath) {
			return false;
		}
	}

	/** Whether a field names a file, there or not, in a folder that is there. */
	final boolean isWritable(String name) {
		try {
			Path file = Path.of(value(name));
			return file.isAbsolute() && file.getParent() != null && Files.isDirectory(file.getParent()) && !Files.isDirectory(file);
		} catch (InvalidPathException noPath) {
			return false;
		}
	}
}
