namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Who may use which route; whoever adds one says it here.</summary>
internal static class RouteTable
{
    /// <summary>Who may use a route.</summary>
    public enum Door
    {
        /// <summary>Anybody: it tells nothing of an office and changes nothing in one.</summary>
        Open,

        /// <summary>Anybody who posts a form of our own: it wants an antiforgery token.</summary>
        Form,

        /// <summary>Whoever is signed in; what of the office shows is the page's matter (EveryPageTests).</summary>
        SignedIn,

        /// <summary>Whoever is signed in and sees the office; there is none of the file asked for here.</summary>
        File,

        /// <summary>Everybody but trainers.</summary>
        SeesAudit,

        /// <summary>Administrators.</summary>
        Administrators,

        /// <summary>Phones, by a key in the address; everybody else hears that there is nothing.</summary>
        Phones,

        /// <summary>A key with the right to read.</summary>
        Read,

        /// <summary>A key with the right to hold keypad calls.</summary>
        Keypad,

        /// <summary>A key with the right to log out.</summary>
        LogOut,

        /// <summary>A key with the right to write.</summary>
        Write,

        /// <summary>A key with the right to reset PINs.</summary>
        ResetPin,

        /// <summary>A key with the right to read the audit log.</summary>
        Audit,

        /// <summary>A key with the right to lift locks and to help phones.</summary>
        Assist,

        /// <summary>Any key; it hears of its own offices.</summary>
        AnyKey,
    }

    public static readonly Dictionary<string, Door> Table = new(StringComparer.Ordinal)
    {
        ["PAGE /"] = Door.SignedIn,
        ["PAGE /account/access-denied"] = Door.Open,
        ["PAGE /account/authenticator"] = Door.SignedIn,
        ["PAGE /account/busy"] = Door.Open,
        ["PAGE /account/confirm"] = Door.SignedIn,
        ["PAGE /account/first-start"] = Door.Open,
        ["PAGE /account/https-needed"] = Door.Open,
        ["PAGE /account/invitation"] = Door.Open,
        ["PAGE /account/locked-out"] = Door.Open,
        ["PAGE /account/me"] = Door.SignedIn,
        ["PAGE /account/provider-refused"] = Door.Open,
        ["PAGE /account/sign-in"] = Door.Open,
        ["PAGE /account/signed-out"] = Door.Open,
        ["PAGE /account/too-many-sign-ins"] = Door.Open,
        ["PAGE /account/two-factor"] = Door.Open,
        ["PAGE /accounts"] = Door.Administrators,
        ["PAGE /api-keys"] = Door.Administrators,
        ["PAGE /audit"] = Door.SeesAudit,
        // Learners join a class by its code, which opens the training office and nothing else.
        ["PAGE /class/{Code}"] = Door.Open,
        ["PAGE /error"] = Door.Open,
        ["PAGE /not-found"] = Door.Open,
        ["PAGE /office/{Office}/audit"] = Door.SeesAudit,
        ["PAGE /office/{Office}/extensions"] = Door.SignedIn,
        ["PAGE /office/{Office}/extensions/{Number}"] = Door.SignedIn,
        ["PAGE /office/{Office}/class"] = Door.SignedIn,
        ["PAGE /office/{Office}/history"] = Door.SignedIn,
        ["PAGE /office/{Office}/import"] = Door.SignedIn,
        ["PAGE /office/{Office}/keypad"] = Door.SignedIn,
        ["PAGE /office/{Office}/ownership"] = Door.SignedIn,
        ["PAGE /office/{Office}/occupancy"] = Door.SignedIn,
        ["PAGE /office/{Office}/phones"] = Door.SignedIn,
        ["PAGE /office/{Office}/phones/{Mac}"] = Door.SignedIn,
        ["PAGE /office/{Office}/phone-system"] = Door.SignedIn,
        ["PAGE /office/{Office}/phone-system/prompts"] = Door.SignedIn,
        ["PAGE /office/{Office}/readiness"] = Door.SignedIn,
        ["PAGE /office/{Office}/routing"] = Door.SignedIn,
        ["PAGE /office/{Office}/seats"] = Door.SignedIn,
        ["PAGE /office/{Office}/settings"] = Door.SignedIn,
        ["PAGE /office/{Office}/start"] = Door.SignedIn,
        ["PAGE /office/{Office}/templates"] = Door.SignedIn,
        ["PAGE /office/{Office}/templates/{Id:int}"] = Door.SignedIn,
        ["PAGE /office/{Office}/users"] = Door.SignedIn,
        ["PAGE /office/{Office}/users/{Number}"] = Door.SignedIn,
        ["PAGE /office/{Office}/wall"] = Door.SignedIn,
        ["PAGE /offices/new"] = Door.Administrators,
        ["PAGE /ownership"] = Door.SignedIn,
        ["PAGE /security"] = Door.Administrators,
        ["GET /office/{office}/floor-plans/{id:int}/{revision:int}"] = Door.File,
        ["GET /office/{office}/prompts/{language}/{sound}"] = Door.File,
        ["POST /account/passkeys/confirmation"] = Door.Form,
        ["POST /account/passkeys/creation-options"] = Door.Form,
        ["POST /account/passkeys/request-options"] = Door.Form,
        ["POST /account/passkeys/sign-in"] = Door.Form,
        ["POST /account/provider"] = Door.Form,
        ["POST /account/sign-out"] = Door.Form,
        // The circuit's own: what it draws is authorized page by page.
        ["GET /_blazor"] = Door.Open,
        ["GET /_blazor/disconnect"] = Door.Open,
        ["GET /_blazor/initializers"] = Door.Open,
        ["GET /_blazor/negotiate"] = Door.Open,
        ["GET /_framework/opaque-redirect"] = Door.Open,
        ["GET /{**path:file}"] = Door.Open,
        ["HEAD /{**path:file}"] = Door.Open,
        ["GET /api/docs/favicon.svg"] = Door.Open,
        ["GET /api/docs/scalar.aspnetcore.js"] = Door.Open,
        ["GET /api/docs/scalar.js"] = Door.Open,
        ["GET /api/docs/{documentName?}"] = Door.Open,
        ["GET /openapi/v1.json"] = Door.Open,
        ["GET /health/live"] = Door.Open,
        ["GET /health/ready"] = Door.Open,
        ["GET /p/{**path}"] = Door.Phones,
        ["GET /door/{address}/accounts"] = Door.Phones,
        ["GET /door/{address}/call"] = Door.Phones,
        ["GET /door/{address}/freeswitch/silence.wav"] = Door.Phones,
        ["HEAD /door/{address}/accounts"] = Door.Phones,
        ["HEAD /door/{address}/call"] = Door.Phones,
        ["HEAD /door/{address}/freeswitch/silence.wav"] = Door.Phones,
        ["POST /door/{address}/freeswitch/keypad"] = Door.Phones,
        ["POST /door/{address}/freeswitch/xml"] = Door.Phones,
        ["GET /door/{address}/prompts/{language}/{sound}"] = Door.Phones,
        ["HEAD /door/{address}/prompts/{language}/{sound}"] = Door.Phones,
        ["GET /door/{address}/voice/{**what}"] = Door.Phones,
        ["POST /door/{address}/voice/{**what}"] = Door.Phones,
        ["DELETE /api/v1/keypad-calls/{id}"] = Door.Keypad,
        ["POST /api/v1/keypad-calls/{id}/digits"] = Door.Keypad,
        ["POST /api/v1/offices/{office}/keypad-calls"] = Door.Keypad,
        ["GET /api/v1/offices/{office}/ownership"] = Door.Read,
        ["GET /api/v1/offices/{office}/ownership/events"] = Door.Read,
        ["GET /api/v1/offices/{office}/routes/{number}"] = Door.Read,
        ["GET /api/v1/offices/{office}/hot-desk-extensions/{number}/outbound"] = Door.Read,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/{number}/logout"] = Door.LogOut,
        ["GET /api/v1/offices/{office}/hot-desk-extensions"] = Door.Read,
        ["GET /api/v1/offices/{office}/hot-desk-extensions/{number}"] = Door.Read,
        ["POST /api/v1/offices/{office}/hot-desk-extensions"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/import"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/import/bad-rows"] = Door.Write,
        ["PUT /api/v1/offices/{office}/hot-desk-extensions/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/hot-desk-extensions/{number}"] = Door.Write,
        ["GET /api/v1/offices/{office}/hot-desk-users"] = Door.Read,
        ["GET /api/v1/offices/{office}/hot-desk-users/{number}"] = Door.Read,
        ["POST /api/v1/offices/{office}/hot-desk-users"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-users/import"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-users/import/bad-rows"] = Door.Write,
        ["PUT /api/v1/offices/{office}/hot-desk-users/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/hot-desk-users/{number}"] = Door.Write,
        ["GET /api/v1/offices/{office}/phones"] = Door.Read,
        ["GET /api/v1/offices/{office}/phones/{mac}"] = Door.Read,
        ["POST /api/v1/offices/{office}/phones"] = Door.Write,
        ["POST /api/v1/offices/{office}/phones/import"] = Door.Write,
        ["POST /api/v1/offices/{office}/phones/import/bad-rows"] = Door.Write,
        ["PUT /api/v1/offices/{office}/phones/{mac}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/phones/{mac}"] = Door.Write,
        ["GET /api/v1/offices/{office}/readiness"] = Door.Read,
        ["GET /api/v1/offices/{office}/destinations"] = Door.Read,
        ["GET /api/v1/offices/{office}/destinations/{number}"] = Door.Read,
        ["POST /api/v1/offices/{office}/destinations"] = Door.Write,
        ["PUT /api/v1/offices/{office}/destinations/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/destinations/{number}"] = Door.Write,
        ["GET /api/v1/offices/{office}/templates"] = Door.Read,
        ["GET /api/v1/offices/{office}/templates/{template}"] = Door.Read,
        ["POST /api/v1/offices/{office}/templates"] = Door.Write,
        ["PUT /api/v1/offices/{office}/templates/{template}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/templates/{template}"] = Door.Write,
        ["GET /api/v1/offices"] = Door.AnyKey,
        ["GET /api/v1/offices/{office}"] = Door.Write,
        ["PUT /api/v1/offices/{office}"] = Door.Write,
        ["GET /api/v1/offices/{office}/history"] = Door.Read,
        ["GET /api/v1/offices/{office}/occupancy"] = Door.Read,
        ["GET /api/v1/offices/{office}/seats"] = Door.Write,
        ["GET /api/v1/offices/{office}/audit"] = Door.Audit,
        ["GET /api/v1/offices/{office}/lesson-results"] = Door.Assist,
        ["GET /api/v1/offices/{office}/floor-plans"] = Door.Read,
        ["GET /api/v1/offices/{office}/floor-plans/{id:int}/picture"] = Door.Read,
        ["POST /api/v1/offices/{office}/floor-plans"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/floor-plans/{id:int}"] = Door.Write,
        ["PUT /api/v1/offices/{office}/floor-plans/{id:int}/desks/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/floor-plans/{id:int}/desks/{number}"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-users/{number}/pin"] = Door.ResetPin,
        ["POST /api/v1/offices/{office}/hot-desk-users/{number}/unlock"] = Door.Assist,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/{number}/unlock"] = Door.Assist,
        ["POST /api/v1/offices/{office}/phones/{mac}/provisioning-window"] = Door.Assist,
        ["DELETE /api/v1/offices/{office}/phones/{mac}/provisioning-window"] = Door.Assist,
        ["POST /api/v1/offices/{office}/phones/{mac}/resync"] = Door.Assist,
    };
}
