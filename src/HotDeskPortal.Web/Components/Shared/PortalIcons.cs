namespace HotDeskPortal.Web.Components.Shared;

/// <summary>The portal's own line icons: SVG content for a 24 by 24 box, for <see cref="Glyph"/> and for every icon of a MudBlazor component.</summary>
public static class PortalIcons
{
    // MudBlazor fills its icons; the style sheet strokes what is marked so.
    private const string Start = """<g class="line">""";
    private const string End = "</g>";

    /// <summary>Phone systems.</summary>
    public const string Plug = Start + """<path d="M9 3v5M15 3v5M6 8h12v3.5a6 6 0 0 1-12 0zM12 17.5V21"/>""" + End;

    /// <summary>Desks seen from above: the ownership map.</summary>
    public const string Map = Start + """<rect x="3" y="4" width="7.5" height="7" rx="1.5"/><rect x="13.5" y="4" width="7.5" height="7" rx="1.5"/><rect x="3" y="14" width="7.5" height="6" rx="1.5"/><rect x="13.5" y="14" width="7.5" height="6" rx="1.5"/>""" + End;

    /// <summary>Twelve keys: the keypad simulator.</summary>
    public const string Keypad = Start + """<path d="M6 5h.01M12 5h.01M18 5h.01M6 10.5h.01M12 10.5h.01M18 10.5h.01M6 16h.01M12 16h.01M18 16h.01M12 21h.01" stroke-width="3"/>""" + End;

    /// <summary>A sheet with lines: templates.</summary>
    public const string Template = Start + """<path d="M6 3.5h8.5L19 8v12.5H6z"/><path d="M14 3.5V8.5h5M9 12.5h7M9 16.5h7"/>""" + End;

    /// <summary>A list with ticks: readiness.</summary>
    public const string Checks = Start + """<path d="m3.5 6.5 1.5 1.5 3-3M3.5 16.5 5 18l3-3M12 7h8.5M12 17h8.5"/>""" + End;

    /// <summary>A desk phone.</summary>
    public const string Phone = Start + """<rect x="3" y="4" width="5" height="16" rx="2"/><path d="M8 6h11a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H8"/><path d="M12 9.5h5M12 13.5h.01M14.5 13.5h.01M17 13.5h.01M12 16.5h.01M14.5 16.5h.01M17 16.5h.01"/>""" + End;

    /// <summary>Several people.</summary>
    public const string People = Start + """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2 .9 3.2 2.7 3.5 5.4"/>""" + End;

    /// <summary>One person.</summary>
    public const string Person = Start + """<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4.3 3.4-6.5 7.5-6.5s6.9 2.2 7.5 6.5"/>""" + End;

    /// <summary>Magnifying glass.</summary>
    public const string Search = Start + """<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20.5 20.5-5.3-5.3"/>""" + End;

    /// <summary>Arrow down of a menu.</summary>
    public const string ChevronDown = Start + """<path d="m6 9.5 6 6 6-6"/>""" + End;

    /// <summary>Arrow up of an open menu.</summary>
    public const string ChevronUp = Start + """<path d="m6 14.5 6-6 6 6"/>""" + End;

    /// <summary>A sheet of a calendar.</summary>
    public const string Calendar = Start + """<rect x="4" y="5.5" width="16" height="15" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>""" + End;

    /// <summary>Arrow to what lies behind.</summary>
    public const string ChevronRight = Start + """<path d="m9.5 6 6 6-6 6"/>""" + End;

    /// <summary>Arrow back.</summary>
    public const string ChevronLeft = Start + """<path d="m14.5 6-6 6 6 6"/>""" + End;

    /// <summary>Plus: create.</summary>
    public const string Plus = Start + """<path d="M12 5v14M5 12h14"/>""" + End;

    /// <summary>Several rows with a plus: create a range.</summary>
    public const string Range = Start + """<path d="M4 6h10M4 11h10M4 16h6M17 13v8M13 17h8"/>""" + End;

    /// <summary>Pencil: edit.</summary>
    public const string Pencil = Start + """<path d="M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19z"/>""" + End;

    /// <summary>Bin: delete.</summary>
    public const string Bin = Start + """<path d="M4 7h16M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5"/>""" + End;

    /// <summary>Arrow up out of a tray: import.</summary>
    public const string Upload = Start + """<path d="M12 15.5V4M7.5 8.5 12 4l4.5 4.5M4 15.5v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3"/>""" + End;

    /// <summary>Arrow down into a tray: export, download.</summary>
    public const string Download = Start + """<path d="M12 4v11.5M7.5 11l4.5 4.5L16.5 11M4 15.5v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3"/>""" + End;

    /// <summary>Two sheets: copy.</summary>
    public const string Copy = Start + """<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3"/>""" + End;

    /// <summary>Sliders: settings of the office.</summary>
    public const string Sliders = Start + """<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>""" + End;

    /// <summary>Desk with a phone: hot desk extension.</summary>
    public const string Desk = Start + """<path d="M3 13h18M5 13v7M19 13v7"/><rect x="8" y="6" width="8" height="7" rx="1.5"/><path d="M10.5 9h3"/>""" + End;

    /// <summary>House with windows: offices.</summary>
    public const string Building = Start + """<path d="M4 20.5V5.5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v15M15 10h4a1 1 0 0 1 1 1v9.5M2.5 20.5h19M8 8.5h3M8 12h3M8 15.5h3"/>""" + End;

    /// <summary>Chair: a seat that is billed.</summary>
    public const string Seat = Start + """<path d="M7 4v9h10V4M5.5 13h13v3.5h-13zM8 16.5v4M16 16.5v4"/>""" + End;

    /// <summary>Arrows in a circle: do it anew.</summary>
    public const string Refresh = Start + """<path d="M20 11.5A8 8 0 0 0 6 7L4 9.5M4 12.5A8 8 0 0 0 18 17l2-2.500M4 5v4.500h4.500M20 19v-4.500h-4.500"/>""" + End;

    /// <summary>Tick.</summary>
    public const string Check = Start + """<path d="m4.5 12.5 5 5 10-11"/>""" + End;

    /// <summary>Cross.</summary>
    public const string Close = Start + """<path d="M6 6l12 12M18 6 6 18"/>""" + End;

    /// <summary>Three lines: opens the rail on a narrow screen.</summary>
    public const string Menu = Start + """<path d="M4 7h16M4 12h16M4 17h16"/>""" + End;

    /// <summary>Light theme.</summary>
    public const string Sun = Start + """<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>""" + End;

    /// <summary>Dark theme.</summary>
    public const string Moon = Start + """<path d="M20.5 14.2A8.5 8.5 0 1 1 9.8 3.5a7 7 0 0 0 10.7 10.7z"/>""" + End;

    /// <summary>The system's theme.</summary>
    public const string Screen = Start + """<rect x="3" y="4" width="18" height="12.5" rx="2"/><path d="M8.5 20.5h7M12 16.5v4"/>""" + End;

    /// <summary>Way out: sign out.</summary>
    public const string SignOut = Start + """<path d="M10 20.5H6a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2h4M15.5 16.5 20 12l-4.5-4.5M20 12H9.5"/>""" + End;

    /// <summary>An i in a circle: information.</summary>
    public const string Information = Start + """<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.7h.01"/>""" + End;

    /// <summary>Wrench: fix.</summary>
    public const string Wrench = Start + """<path d="M14.5 6.5a4.5 4.5 0 0 1 5.6-2.9l-2.9 2.9.4 2.4 2.4.4 2.9-2.9"/><path d="M14.6 7.2a4.6 4.6 0 0 0 .4 2.6L4.6 17.6a2 2 0 1 0 2.8 2.8L17.8 10"/>""" + End;

    /// <summary>Arrow down: goes on.</summary>
    public const string ArrowDown = Start + """<path d="M12 5v14M6.5 13.5 12 19l5.5-5.5"/>""" + End;

    /// <summary>Arrow up.</summary>
    public const string ArrowUp = Start + """<path d="M12 19V5M6.5 10.5 12 5l5.5 5.5"/>""" + End;

    /// <summary>A way that forks: call routing.</summary>
    public const string Routing = Start + """<circle cx="5" cy="12" r="2"/><circle cx="19" cy="6" r="2"/><circle cx="19" cy="18" r="2"/><path d="M7 12h3c4 0 3-6 7-6M10 12c4 0 3 6 7 6"/>""" + End;

    /// <summary>Loudspeaker.</summary>
    public const string Speaker = Start + """<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11"/>""" + End;

    /// <summary>Loudspeaker, silent.</summary>
    public const string SpeakerOff = Start + """<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>""" + End;

    /// <summary>A board and who looks at it: the class.</summary>
    public const string Class = Start + """<rect x="3" y="4" width="18" height="10" rx="1.5"/><path d="m7.5 9 2 2 4-4M6 20.5c0-2 1-3 2.5-3s2.5 1 2.5 3M13 20.5c0-2 1-3 2.5-3s2.5 1 2.5 3"/>""" + End;

    /// <summary>Warning triangle.</summary>
    public const string Warning = Start + """<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2h.01"/>""" + End;

    /// <summary>Clock: longer than a day.</summary>
    public const string Clock = Start + """<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>""" + End;

    /// <summary>Compass: nothing here.</summary>
    public const string Compass = Start + """<circle cx="12" cy="12" r="9"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>""" + End;

    /// <summary>Key: first start.</summary>
    public const string Key = Start + """<circle cx="8" cy="15.5" r="4.5"/><path d="m11.5 12 8.5-8.5M16 7.5l3 3"/>""" + End;

    /// <summary>Padlock: not allowed, locked out.</summary>
    public const string Padlock = Start + """<rect x="4.5" y="10.5" width="15" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>""" + End;

    /// <summary>A ledger: what was done, line by line.</summary>
    public const string Ledger = Start + """<path d="M6 3h12v18l-3-2-3 2-3-2-3 2Z"/><path d="M9.5 8h5M9.5 12h5"/>""" + End;

    /// <summary>State mark: owned.</summary>
    public const string MarkOwned = Start + """<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="4" fill="currentColor" stroke="none"/>""" + End;

    /// <summary>State mark: free.</summary>
    public const string MarkFree = Start + """<circle cx="12" cy="12" r="9"/>""" + End;

    /// <summary>State mark: locked.</summary>
    public const string MarkLocked = Start + """<circle cx="12" cy="12" r="9"/><path d="m5.8 5.8 12.4 12.4"/>""" + End;

    /// <summary>State mark: no phone.</summary>
    public const string MarkNone = Start + """<path d="M5 12h14"/>""" + End;

}
