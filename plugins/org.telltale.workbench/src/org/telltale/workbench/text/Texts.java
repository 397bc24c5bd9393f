package org.telltale.workbench.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words by key. A key without words is an error of the program. */
public final class Texts {

	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.telltale.workbench.text.messages", Locale.getDefault(Locale.Category.DISPLAY),
			Texts.class.getClassLoader());

	private Texts() {
	}

	/** The language of the words: that of the machine where there are words of it, else {@link Locale#ROOT}, which is English. */
	public static Locale language() {
		return BUNDLE.getLocale();
	}

	/** The words of that key, with {0}, {1}... filled in. */
	public static String of(String key, Object... arguments) {
		String words = BUNDLE.getString(key);
		return arguments.length == 0 ? words : new MessageFormat(words, Locale.ROOT).format(arguments);
	}
}
