package org.telltale.store.vault;

import java.util.List;

import org.telltale.base.ByteRange;

/**
 * How an item compares with its seal.
 *
 * @param evidence its id
 * @param present whether its bytes could be read at all
 * @param changed ranges whose digest no longer fits, to the MiB; empty if all fit
 */
public record SealCheck(String evidence, boolean present, List<ByteRange> changed) {

	public SealCheck {
		changed = List.copyOf(changed);
	}

	/** Whether the bytes are those that were sealed. */
	public boolean holds() {
		return present && changed.isEmpty();
	}
}
