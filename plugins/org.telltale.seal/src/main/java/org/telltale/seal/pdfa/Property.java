package org.telltale.seal.pdfa;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.verapdf.model.baselayer.Object;
import org.verapdf.model.coslayer.CosName;
import org.verapdf.model.coslayer.CosNumber;
import org.verapdf.model.coslayer.CosString;
import org.verapdf.model.operator.Op_q_gsave;

/**
 * A property of a model object that is a plain value: to read it changes nothing, and rules that read nothing else say the same of the same
 * values.
 */
record Property<T extends Object>(String name, Class<T> owner, Function<T, java.lang.Object> reader) {

	private static final List<Property<?>> PLAIN = List.of(
			new Property<>("realValue", CosNumber.class, CosNumber::getrealValue),
			new Property<>("intValue", CosNumber.class, CosNumber::getintValue),
			new Property<>("internalRepresentation", CosName.class, CosName::getinternalRepresentation),
			new Property<>("value", CosString.class, CosString::getvalue),
			new Property<>("isHex", CosString.class, CosString::getisHex),
			new Property<>("hexCount", CosString.class, CosString::gethexCount),
			new Property<>("containsOnlyHex", CosString.class, CosString::getcontainsOnlyHex),
			new Property<>("nestingLevel", Op_q_gsave.class, Op_q_gsave::getnestingLevel));

	/** The plain property of that name that objects like this one have; empty if it is not known to be plain. */
	static Optional<Property<?>> plain(String name, Object like) {
		return PLAIN.stream().filter(property -> property.name.equals(name) && property.owner.isInstance(like)).findFirst();
	}

	java.lang.Object of(Object object) {
		return reader.apply(owner.cast(object));
	}
}
