package org.telltale.model.validation;

/** Numbers that carry a digit to check themselves by. */
final class CheckDigits {

	private CheckDigits() {
	}

	/** Whether the last digit is the one that the others demand (Luhn; ISO/IEC 7812-1 annex B, 3GPP TS 23.003 annex B for IMEIs). */
	static boolean luhn(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int doubled = i % 2 == 1 ? 2 * digit : digit;
			sum += doubled > 9 ? doubled - 9 : doubled;
		}
		return sum % 10 == 0;
	}

	/** 14 digits (without check digit), or 15 of which the last one is right. */
	static boolean imei(String text) {
		return text.matches("[0-9]{14}") || text.matches("[0-9]{15}") && luhn(text);
	}

	/** 18 digits (without check digit), or 19 or 20 of which the last one is right (ITU-T E.118 section 4.2.2). */
	static boolean iccid(String text) {
		return text.matches("[0-9]{18}") || text.matches("[0-9]{19,20}") && luhn(text);
	}
}
