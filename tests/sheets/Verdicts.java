import java.io.File;
import java.io.InputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.BaseValidator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF for its verdict on PDF files. Arguments: FLAVOUR=PROFILE.xml[,...] FILE...
 *
 * Prints for each profile "rules FLAVOUR NUMBER", and for each file and profile a line of fields between tabs: "pass" or "fail",
 * flavour, file, then the rules that fail. The jar lacks the XML binding that veraPDF reads its profiles with, so they are read here.
 */
public class Verdicts {
    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<PDFAFlavour, ValidationProfile> profiles = new TreeMap<>();
        for (String pair : arguments[0].split(",")) {
            String[] words = pair.split("=");
            PDFAFlavour flavour = PDFAFlavour.valueOf(words[0]);
            ValidationProfile profile = profile(flavour, words[1]);
            profiles.put(flavour, profile);
            System.out.println("rules\t" + flavour + "\t" + profile.getRules().size());
        }
        for (int place = 1; place < arguments.length; place++) {
            verdicts(arguments[place], List.copyOf(profiles.values()));
        }
    }

    /** Walks a file once for all profiles; a walk takes longer than the rules of a profile. The parser learns all flavours from the validator. */
    static void verdicts(String file, List<ValidationProfile> profiles) {
        PDFAFlavour first = profiles.get(0).getPDFAFlavour();
        try (var parser = Foundries.defaultInstance().createParser(new File(file), first);
                var validator = new BaseValidator(profiles, -1, false, true, false) {}) {
            for (ValidationResult result : validator.validateAll(parser)) {
                System.out.println(verdict(file, result));
            }
        } catch (Exception error) {
            for (ValidationProfile profile : profiles) {
                System.out.println("fail\t" + profile.getPDFAFlavour() + "\t" + file + "\tunreadable " + error);
            }
        }
    }

    static String verdict(String file, ValidationResult result) {
        Map<String, String> failed = new TreeMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                failed.putIfAbsent(rule, rule + " " + one.getMessage() + " at " + one.getLocation().getContext());
            }
        }
        String words = result.isCompliant() ? "pass" : "fail";
        return words + "\t" + result.getPDFAFlavour() + "\t" + file + "\t" + String.join("\t", failed.values());
    }

    static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Document xml;
        try (InputStream stream = PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
        Set<Rule> rules = new HashSet<>();
        NodeList found = xml.getElementsByTagName("rule");
        for (int place = 0; place < found.getLength(); place++) {
            rules.add(rule((Element) found.item(place)));
        }
        Set<Variable> variables = new HashSet<>();
        found = xml.getElementsByTagName("variable");
        for (int place = 0; place < found.getLength(); place++) {
            Element one = (Element) found.item(place);
            variables.add(Profiles.variableFromValues(
                    one.getAttribute("name"), one.getAttribute("object"), words(one, "defaultValue"), words(one, "value")));
        }
        var details = Profiles.profileDetailsFromValues(name, name, "", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    static Rule rule(Element one) {
        Element id = (Element) one.getElementsByTagName("id").item(0);
        var name = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber")));
        String deferred = one.getAttribute("deferred");
        return Profiles.ruleFromValues(name, one.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred),
                one.getAttribute("tags"), words(one, "description"), words(one, "test"),
                Profiles.errorFromValues(words(one, "message"), List.of()), List.of());
    }

    static String words(Element one, String name) {
        NodeList found = one.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
