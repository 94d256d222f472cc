package org.sixstep.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of masked values (R72) and the mark that replaces each, in the language of the text. Only the mark is kept, neither the value nor
 * its length. Where two kinds overlap, the earlier one wins.
 */
public enum MaskedKind {

    PRIVATE_KEY("privateKey", "private key", "私钥"),
    PASSWORD("password", "password", "密码"),
    TOKEN("token", "token or key", "令牌或密钥"),
    IDENTITY_NUMBER("identityNumber", "identity number", "身份证号"),
    BANK_CARD("bankCard", "bank card number", "银行卡号"),
    MOBILE_NUMBER("mobileNumber", "mobile number", "手机号");

    private static final MaskedKind[] ALL = values();

    private final String code;
    private final String english;
    private final String chinese;

    MaskedKind(String code, String english, String chinese) {
        this.code = code;
        this.english = "[masked: " + english + "]";
        this.chinese = "【已隐去：" + chinese + "】";
    }

    /** How the record, the API and the reports call it. */
    public String code() {
        return code;
    }

    String mark(boolean isChinese) {
        return isChinese ? chinese : english;
    }

    /** The length of the mark at this position of a text; 0 if there is none. */
    static int markAt(String text, int at) {
        char first = text.charAt(at);
        if (first != '[' && first != '【') {
            return 0;
        }
        for (MaskedKind kind : ALL) {
            String mark = first == '[' ? kind.english : kind.chinese;
            if (text.startsWith(mark, at)) {
                return mark.length();
            }
        }
        return 0;
    }

    /** The codes of the kinds whose marks are in this value: a text, or a list or map of them. */
    public static List<String> in(@Nullable Object value) {
        Set<MaskedKind> kinds = EnumSet.noneOf(MaskedKind.class);
        collect(value, kinds);
        List<String> codes = new ArrayList<>();
        kinds.forEach(kind -> codes.add(kind.code));
        return codes;
    }

    private static void collect(@Nullable Object value, Set<MaskedKind> kinds) {
        if (value instanceof String text) {
            for (MaskedKind kind : ALL) {
                if (text.contains(kind.english) || text.contains(kind.chinese)) {
                    kinds.add(kind);
                }
            }
        } else if (value instanceof Collection<?> values) {
            values.forEach(each -> collect(each, kinds));
        } else if (value instanceof Map<?, ?> map) {
            collect(map.values(), kinds);
        }
    }
}
