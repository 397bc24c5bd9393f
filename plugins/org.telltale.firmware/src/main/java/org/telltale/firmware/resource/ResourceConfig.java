package org.telltale.firmware.resource;

import java.nio.ByteOrder;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * The configuration in which values apply ({@code ResTable_config}).
 *
 * @param qualifiers as folders of resources are written, {@code mcc460-zh-rCN}; empty for the one without
 * @param locale its language, {@code zh-CN}; empty without one
 */
public record ResourceConfig(String qualifiers, String locale) {

	/** The configuration at the cursor, which moves behind it. */
	static ResourceConfig read(ByteCursor cursor) throws TruncatedException {
		int at = cursor.position();
		long size = cursor.order(ByteOrder.LITTLE_ENDIAN).u32();
		byte[] fields = cursor.seek(at).bytes(Math.max(4, size));
		ResourceLocale locale = ResourceLocale.of(new ConfigFields(fields));
		return new ResourceConfig(ConfigQualifiers.of(new ConfigFields(fields), locale), locale.tag());
	}
}
