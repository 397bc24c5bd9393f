package org.telltale.model.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.DiagnosticChain;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EValidator;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.impl.EValidatorRegistryImpl;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EObjectValidator;
import org.telltale.model.CaseFile;
import org.telltale.model.Cell;
import org.telltale.model.Claim;
import org.telltale.model.Condition;
import org.telltale.model.CustodyAction;
import org.telltale.model.Dimension;
import org.telltale.model.EvidenceItem;
import org.telltale.model.Exhibit;
import org.telltale.model.Finding;
import org.telltale.model.Handset;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.model.Stimulus;
import org.telltale.model.TelltalePackage;

/** The constraints of the case model, on top of those that EMF derives from the Ecore. Stateless. */
public final class CaseValidator implements EValidator {

	private final EObjectValidator basic = EObjectValidator.INSTANCE;
	private final RunRules runs = new RunRules();
	private final ItemRules items = new ItemRules();

	/** Makes the constraints known to a registry, for example {@link EValidator.Registry#INSTANCE}, so that any EMF diagnostician applies them. */
	public static void register(EValidator.Registry registry) {
		registry.put(TelltalePackage.eINSTANCE, new CaseValidator());
	}

	/** All complaints about a case, in the order of its objects; none if it is as it should be. */
	public static List<Complaint> complaints(CaseFile caseFile) {
		EValidator.Registry own = new EValidatorRegistryImpl();
		own.put(EcorePackage.eINSTANCE, EObjectValidator.INSTANCE);
		register(own);
		Diagnostic root = new Diagnostician(own).validate(caseFile);
		List<Complaint> complaints = new ArrayList<>();
		collect(root, complaints);
		return complaints;
	}

	private static void collect(Diagnostic diagnostic, List<Complaint> complaints) {
		if (diagnostic.getChildren().isEmpty() && diagnostic.getSeverity() > Diagnostic.OK) {
			complaints.add(diagnostic.getData().stream().filter(Complaint.class::isInstance).map(Complaint.class::cast).findFirst()
					.orElseGet(() -> ofEmf(diagnostic)));
		}
		diagnostic.getChildren().forEach(child -> collect(child, complaints));
	}

	private static Complaint ofEmf(Diagnostic diagnostic) {
		EObject object = (EObject) diagnostic.getData().getFirst();
		return new Complaint(Complaint.Severity.ERROR, "model", object, ObjectNames.of(object), diagnostic.getMessage(), "correct the value");
	}

	@Override
	public boolean validate(EObject object, DiagnosticChain chain, Map<Object, Object> context) {
		return validate(object.eClass(), object, chain, context);
	}

	@Override
	public boolean validate(EClass type, EObject object, DiagnosticChain chain, Map<Object, Object> context) {
		boolean valid = basic.validate(type, object, chain, context);
		Complaints complaints = new Complaints(chain, object);
		switch (object) {
			case CaseFile caseFile -> items.check(caseFile, complaints);
			case Handset handset -> items.check(handset, complaints);
			case EvidenceItem item -> items.check(item, complaints);
			case CustodyAction action -> items.check(action, complaints);
			case Exhibit exhibit -> items.check(exhibit, complaints);
			case Claim claim -> items.check(claim, complaints);
			case Cell cell -> items.check(cell, complaints);
			case Finding finding -> items.check(finding, complaints);
			case Dimension dimension -> runs.check(dimension, complaints);
			case Run run -> runs.check(run, complaints);
			case RunCapture capture -> runs.check(capture, complaints);
			case Condition condition -> runs.check(condition, complaints);
			case Stimulus stimulus -> runs.check(stimulus, complaints);
			default -> { }
		}
		return valid && complaints.isValid();
	}

	@Override
	public boolean validate(EDataType type, Object value, DiagnosticChain chain, Map<Object, Object> context) {
		return basic.validate(type, value, chain, context);
	}
}
