package org.telltale.audit.cells;

import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * Why a cell has its verdict.
 *
 * @param code of docs/formats/cells.md
 * @param text one plain English sentence
 * @param number the count that decided, 0 where none does
 */
public record Reason(String code, String text, long number) {

	/** Bytes that left the handset and are missing in the captures: what the reason {@code gap} of a cell's record counts; 0 without it. */
	public static long lostBytes(Json cell) {
		return cell.items("reasons").stream().filter(reason -> reason.text("code").equals(Optional.of("gap"))).mapToLong(reason -> reason.integer("number").orElse(0L)).sum();
	}
}
