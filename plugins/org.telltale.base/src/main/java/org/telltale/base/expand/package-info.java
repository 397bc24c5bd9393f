/**
 * Decompressors that the JDK lacks: Zstandard and LZ4 frames, in Java without native code and without {@code sun.misc.Unsafe}, so
 * that damaged or hostile streams can do no more than end. For the engines and for the verifier alike (common mode).
 */
package org.telltale.base.expand;
