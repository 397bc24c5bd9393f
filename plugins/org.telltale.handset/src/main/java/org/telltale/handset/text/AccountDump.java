package org.telltale.handset.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.NumberBook;
import org.telltale.handset.android.AccountRecords;

/** {@code dumpsys account} (com.android.server.accounts.AccountManagerService.dump): the names and types of accounts. */
final class AccountDump implements LineReader {

	private static final String SECTION = "account";
	private static final Pattern USER = Pattern.compile("User UserInfo\\{(\\d{1,5}):.*");
	private static final Pattern ACCOUNT = Pattern.compile(" +Account \\{name=(.*), type=([^,\\s]{1,255})\\}");

	private final Reading reading;
	private final NumberBook numbers = new NumberBook();
	private long user;

	AccountDump(Reading reading) {
		this.reading = reading;
	}

	@Override
	public void line(Line line) {
		Matcher ofUser = USER.matcher(line.text());
		Matcher account = ACCOUNT.matcher(line.text());
		if (ofUser.matches()) {
			user = Long.parseLong(ofUser.group(1));
		} else if (account.matches()) {
			AccountRecords.pass(AndroidUid.namespace("account", user), account.group(2), account.group(1),
					reading.file().name() + "/accounts/" + line.number(), reading.source("accounts", line, line), numbers, reading.sink());
		} else {
			reading.unread(line, SECTION);
		}
	}
}
