package org.telltale.handset.android;

import java.util.function.Consumer;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.Setting;

/** What an account of the handset gives: that it is there, and its name where that is an address or an international number. */
public final class AccountRecords {

	private AccountRecords() {
	}

	/**
	 * Passes an account on.
	 *
	 * @param namespace {@code account}, with the number of a user other than the first
	 * @param type whose account it is, such as {@code com.google}
	 * @param id of the exhibit
	 * @param numbers of the same file
	 */
	public static void pass(String namespace, String type, String name, String id, ExhibitSource source, NumberBook numbers,
			Consumer<HandsetRecord> sink) {
		sink.accept(new Setting(namespace, type, name, source));
		if (name.indexOf('@') >= 0 || name.startsWith("+")) {
			numbers.entry(name, id, "", source).flatMap(NumberBook.Entry::fresh).ifPresent(sink);
		}
	}
}
