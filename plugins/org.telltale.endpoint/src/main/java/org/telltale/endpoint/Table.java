package org.telltale.endpoint;

import java.util.List;
import org.telltale.base.IpAddress;

/** A dated table: rows on ranges of addresses, on autonomous systems and on domains, whatever their dates. Immutable. */
public interface Table {

	/** Which table it is. */
	TableOrigin origin();

	/** How many rows it has. */
	int size();

	/** The rows on an address, the narrowest range first, those of equal ranges as in the file; {@value RangeIndex#MOST} at the most. */
	List<TableRow> rows(IpAddress address);

	/** The rows on an autonomous system, likewise. */
	List<TableRow> systems(long number);

	/** The rows on a name and the domains above it, the narrowest first. */
	List<TableRow> domains(String name);
}
