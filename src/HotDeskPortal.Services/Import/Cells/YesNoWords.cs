using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>The words with which people, spreadsheets and phone systems say yes and no.</summary>
internal static class YesNoWords
{
    /// <summary>Words that a reason names; the others mean the same.</summary>
    public static readonly FactList<string> ShownYes = ["yes", "true", "1", "x", "on", "enabled", "active"], ShownNo = ["no", "false", "0", "off", "disabled", "inactive"];

    private static readonly FrozenDictionary<string, bool> Words = Of(true, """
        yes y true t 1 1.0 1,0 -1 x on enable enabled active activated allow allowed checked + ✓ ✔ ☑ ✅
        ja j wahr w aktiv aktiviert ein an eingeschaltet freigeschaltet zugelassen
        oui vrai v actif active activé activée
        sí si s verdadero cierto activo activa activado activada habilitado habilitada
        sim verdadeiro ativo ativa ativado ativada vero attivo attiva attivato abilitato acceso
        waar actief ingeschakeld aan sann sant sand aktivert aktiverad aktiveret på
        tak prawda aktywny aktywne włączone włączony ano pravda aktivní zapnuto áno kyllä tosi käytössä evet doğru etkin açık igen igaz aktív bekapcsolva
        da adevărat activat да истина вкл включено включен так ναι αληθής ενεργό はい 有効 是 真 启用 啟用 예 참
        """).Concat(Of(false, """
        no n false f 0 0.0 0,0 off disable disabled inactive deactivated deny denied unchecked suspended blocked - ✗ ✘ ☐ ❌
        nein falsch inaktiv deaktiviert aus ausgeschaltet gesperrt
        non faux inactif inactive désactivé désactivée
        falso inactivo inactiva desactivado desactivada deshabilitado deshabilitada
        não inativo inativa desativado desativada disattivo disattivato disabilitato inattivo spento
        nee onwaar inactief uitgeschakeld uit nej nei falsk usann inaktiverad deaktivert deaktiveret av
        nie fałsz nieaktywny nieaktywne wyłączone wyłączony ne nepravda neaktivní vypnuto ei epätosi hayır yanlış kapalı nem hamis inaktív kikapcsolva
        nu fals нет ложь выкл выключено выключен ні όχι ψευδής いいえ 無効 否 假 禁用 停用 아니요 거짓
        """)).DistinctBy(w => w.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a text says; null: neither.</summary>
    public static bool? Read(string text) => Words.TryGetValue(Plain(text), out var says) ? says : null;

    private static IEnumerable<KeyValuePair<string, bool>> Of(bool says, string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => KeyValuePair.Create(Plain(w), says));

    /// <summary>Small letters of the usual width without accents, and without the dot that Turkish tells apart: whatever a keyboard, or an export, has made of a word.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in Invisible.Trim(text).TrimEnd('.', '!').EnumerateRunes())
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\uFE0F')
                    plain.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
        return plain.ToString();
    }
}
