package org.telltale.handset.sqlite;

import java.util.List;
import org.telltale.base.Where;

/**
 * A cell's payload, put together from its page and its overflow pages.
 *
 * @param bytes the payload; shorter than declared where the chain is broken
 * @param declaredBytes how long the cell says it is
 * @param pieces the payload's bytes alone
 * @param cell the whole cell: its header, the payload, the pointer to the first overflow page, the overflow pages used
 */
record Payload(byte[] bytes, long declaredBytes, List<Where> pieces, List<Where> cell) {
}
