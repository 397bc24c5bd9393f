package org.telltale.store.internal;

import java.sql.SQLException;

import org.h2.api.ErrorCode;
import org.telltale.store.CaseException;

/** Turns what H2 reports into what an examiner can act upon. */
final class SqlFault {

	private SqlFault() {
	}

	/** A failure while doing something, said in words that finish "the case's database failed while ...". */
	static CaseException during(String what, SQLException e) {
		return new CaseException("the case's database failed while " + what + " (" + e.getErrorCode() + ": " + firstLine(e) + ")",
				remedy(e.getErrorCode()), e);
	}

	private static String remedy(int code) {
		return switch (code) {
			case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "close the program that has the case open";
			case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CORRUPTED_1 ->
				"check that the disk has space and works, then open the case again";
			default -> "open the case again; if that fails, restore its archive form";
		};
	}

	private static String firstLine(SQLException e) {
		String message = String.valueOf(e.getMessage());
		int end = message.indexOf('\n');
		return end < 0 ? message : message.substring(0, end);
	}
}
