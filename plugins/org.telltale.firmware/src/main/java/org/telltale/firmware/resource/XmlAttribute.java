package org.telltale.firmware.resource;

/**
 * An attribute of an element of binary XML.
 *
 * @param resource the attribute's resource id, 0 if it has none; survives when names are stripped
 * @param name its name as the pool has it
 * @param type the value's type ({@code Res_value.dataType})
 * @param data the value's 32 bits
 * @param text the value as text: strings as they are, numbers in decimal, references as {@code @0x7f010001}
 */
public record XmlAttribute(long resource, String name, int type, long data, String text) {

	/** A reference to another resource. */
	public static final int REFERENCE = 0x01;
	/** A string of the pool. */
	public static final int STRING = 0x03;
	/** A whole number in decimal. */
	public static final int DECIMAL = 0x10;
	/** A truth value: 0 or all ones. */
	public static final int TRUTH = 0x12;
}
