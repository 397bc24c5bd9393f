package org.telltale.model.validation;

import java.util.Locale;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.telltale.model.CaseFile;

/** Says in words which object is meant. */
final class ObjectNames {

	private ObjectNames() {
	}

	/** For example {@code run R1, condition cloud}. */
	static String of(EObject object) {
		EObject container = object.eContainer();
		String own = kind(object) + name(object);
		return container == null || container instanceof CaseFile ? own : of(container) + ", " + own;
	}

	private static String kind(EObject object) {
		return object.eClass().getName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	private static String name(EObject object) {
		for (String feature : new String[] {"id", "number", "name", "dimension", "file", "kind"}) {
			EStructuralFeature found = object.eClass().getEStructuralFeature(feature);
			if (found != null && object.eGet(found) instanceof String text && !text.isBlank()) {
				return " " + text;
			}
		}
		EObject container = object.eContainer();
		return container == null ? "" : " number " + (container.eContents().stream().filter(o -> o.eClass() == object.eClass()).toList().indexOf(object) + 1);
	}
}
