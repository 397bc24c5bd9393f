package org.telltale.model.edit;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Takes objects out of a case and puts others in their places, without leaving references to what is gone: a case with such a
 * reference can neither be saved nor exported. Called inside of an edit.
 */
public final class CaseObjects {

	private CaseObjects() {
	}

	/** Takes an object out with what it contains, and every reference to either. */
	public static void remove(EObject object) {
		EcoreUtil.delete(object, true);
	}

	/**
	 * Puts an object into the place of another: same position in the same list, and references to the old one go to the new one, as far
	 * as they come from outside of both. What the old one contains is gone with it, and references to that, too.
	 *
	 * @param old contained in a list of a case
	 * @param fresh of the same class, contained nowhere
	 */
	public static <T extends EObject> void replace(T old, T fresh) {
		List<EStructuralFeature.Setting> uses = new ArrayList<>(EcoreUtil.UsageCrossReferencer.find(old, EcoreUtil.getRootContainer(old)));
		List<EObject> siblings = siblings(old);
		siblings.add(siblings.indexOf(old), fresh);
		for (EStructuralFeature.Setting use : uses) {
			boolean fromOutside = !EcoreUtil.isAncestor(old, use.getEObject());
			if (fromOutside && use.getEStructuralFeature().isChangeable() && !((EReference) use.getEStructuralFeature()).isContainment()) {
				redirect(use, old, fresh);
			}
		}
		remove(old);
	}

	/** A list that has the new one already, since the other end of an opposite was set before, only loses the old one. */
	private static void redirect(EStructuralFeature.Setting use, EObject old, EObject fresh) {
		if (use.get(false) instanceof List<?> list && list.contains(fresh)) {
			EcoreUtil.remove(use, old);
		} else {
			EcoreUtil.replace(use, old, fresh);
		}
	}

	@SuppressWarnings("unchecked") // a many-valued containment holds EObjects
	private static List<EObject> siblings(EObject object) {
		return (List<EObject>) object.eContainer().eGet(object.eContainmentFeature());
	}
}
