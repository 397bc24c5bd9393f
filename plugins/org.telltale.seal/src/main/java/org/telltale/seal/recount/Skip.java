package org.telltale.seal.recount;

/**
 * Records of a capture that were not given.
 *
 * @param at offset of the first of them
 * @param frames how many frames they have
 * @param next offset of the record behind them, or the file's length
 */
public record Skip(long at, int frames, long next) {
}
