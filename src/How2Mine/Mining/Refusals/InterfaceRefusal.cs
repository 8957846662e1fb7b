namespace How2Mine.Mining.Refusals;

/// <summary>Refuses clicking through software: menus, buttons, command lines (How2Everything's class "user-interface interaction").</summary>
public sealed class InterfaceRefusal : IStation<Candidate, Candidate>
{
    /// <summary>Half the steps at the screen make it a matter of software.</summary>
    const double MaxShare = 0.5;

    static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "click", "clicking", "tap", "tapping", "swipe", "scroll", "download", "install", "reinstall", "uninstall", "login", "logout", "upload", "browse", "klick", "klicke", "klicken", "klickst", "tippe", "tippen", "herunterladen", "installieren", "anmelden", "cliquez", "cliquer", "téléchargez", "haz", "clic", "pulsa", "descarga", "clicca", "scarica", "klik", "tik", "kliknij", "wybierz", "pobierz", "clique",
    };

    static readonly HashSet<string> Things = new(StringComparer.Ordinal)
    {
        "menu", "button", "icon", "tab", "settings", "checkbox", "dropdown", "drop-down", "pop-up", "popup", "window", "app", "browser", "cursor", "toolbar", "ribbon", "taskbar", "desktop", "keyboard", "ctrl", "screen", "website", "homepage", "url", "password", "username", "email", "e-mail", "account", "file", "folder", "wizard", "dialog", "software", "spreadsheet", "app", "profile", "dashboard", "plugin", "terminal", "command",
        "menü", "schaltfläche", "einstellungen", "fenster", "bildschirm", "konto", "datei", "ordner", "passwort", "bouton", "fenêtre", "écran", "compte", "botón", "ventana", "pantalla", "cuenta", "pulsante", "schermo", "knop", "scherm", "przycisk", "ekran",
    };

    static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "select", "choose", "open", "press", "type", "enter", "sign", "log", "go", "highlight", "save", "check", "tick", "drag", "right-click", "double-click", "hit", "find", "run", "launch", "create", "set", "name", "wähle", "wählen", "öffnen", "öffne", "gib", "eingeben", "drücke", "sélectionnez", "ouvrez", "selecciona", "abre", "seleziona", "apri", "selecteer", "open" };

    public string Name => "not_interface";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        var share = Share(candidate.Steps);
        return share >= MaxShare
            ? Drop.Because("interface_clicking", $"{Text.Percent.Of(share)} of the steps click, tap or type in software, below {Text.Percent.Of(MaxShare)} wanted")
            : Keep.Of(candidate);
    }

    internal static double Share(IReadOnlyList<string> steps) => (double)steps.Count(IsAtTheScreen) / steps.Count;

    static bool IsAtTheScreen(string step)
    {
        var words = Words.Of(step);
        if (words.Any(Actions.Contains)) return true;
        return words.Any(Verbs.Contains) && words.Any(Things.Contains) && (words.Count(Things.Contains) > 1 || words.Count < 25);
    }
}
