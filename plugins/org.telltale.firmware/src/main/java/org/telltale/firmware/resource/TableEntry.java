package org.telltale.firmware.resource;

/**
 * An entry of a resource table with a single value.
 *
 * @param id package, type and entry in one number, as code names the resource
 * @param type the resource's type, {@code bool}
 * @param name its name
 * @param config the configuration in which it applies
 * @param valueType {@code Res_value.dataType}
 * @param data the value's 32 bits
 * @param offset where the value stands in the file
 */
public record TableEntry(long id, String type, String name, ResourceConfig config, int valueType, long data, long offset) {

	/** Bytes of a value, and of a compact entry. */
	public static final int LENGTH = 8;
}
