using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Wire;

/// <summary>Faults of the wire by name, for theories.</summary>
internal static class Faults
{
    public static ScriptedReply Named(string name) =>
        name switch
        {
            "reset" => ScriptedReply.Reset(),
            "503" => ScriptedReply.Error(503, "ServiceUnavailable"),
            "502html" => ScriptedReply.Of(502, "<html>bad gateway</html>"),
            "truncated" => ScriptedReply.Ok("""{"nodepool_id":"np"""),
            "html" => ScriptedReply.Ok("<html>proxy</html>"),
            "cut" => ScriptedReply.CutShort("""{"nodepool_id":"np1","task_id":"T-1"}"""),
            "429" => ScriptedReply.Error(429, "Throttling.User"),
            "noId" => ScriptedReply.Ok("""{"task_id":"T-1"}"""),
            "wrongId" => ScriptedReply.Ok("""{"nodepool_id":{"a":1}}"""),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such fault"),
        };
}
