namespace ContainerOS.Testing.Http;

/// <summary>A request as the scripted server read it.</summary>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Action => Headers.GetValueOrDefault("x-acs-action", string.Empty);
}
