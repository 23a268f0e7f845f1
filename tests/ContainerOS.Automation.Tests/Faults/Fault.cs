using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Automation.Tests.Faults;

/// <summary>A fault of one call.</summary>
/// <param name="ReachesTheService">Whether the service still processes the call.</param>
/// <param name="Play">Creates the reply for the client from the body of the service; empty if it was not called.</param>
internal sealed record Fault(bool ReachesTheService, Func<string, ScriptedReply> Play)
{
    public static ScriptedReply Unavailable => ScriptedReply.Error(503, "ServiceUnavailable");

    public static Fault Named(string name) =>
        name switch
        {
            "reset before it is sent on" => new(false, _ => ScriptedReply.Reset()),
            "reset before the reply" => new(true, _ => ScriptedReply.Reset()),
            "reset within the body" => new(true, ScriptedReply.CutShort),
            "reset after the body" => new(true, ScriptedReply.ThenReset),
            "truncated" => new(true, body => ScriptedReply.Ok(body[..(body.Length / 2)])),
            "html" => new(true, _ => ScriptedReply.Ok("<html>proxy</html>")),
            "503" => new(false, _ => Unavailable),
            "503 after it was done" => new(true, _ => Unavailable),
            "429" => new(false, _ => ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", "1500"))),
            "not found" => new(false, _ => ScriptedReply.Error(404, "ErrorTaskNotFound")),
            "another type" => new(true, body => ScriptedReply.Ok(Changed(body, fields => fields["status"] = new JArray(1)))),
            "status missing" => new(true, body => ScriptedReply.Ok(Changed(body, fields => fields.Remove("status")))),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such fault"),
        };

    private static string Changed(string body, Action<JObject> change)
    {
        var fields = JObject.Parse(body);
        change(fields);
        return fields.ToString();
    }
}
