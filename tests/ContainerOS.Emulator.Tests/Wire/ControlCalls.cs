namespace ContainerOS.Emulator.Tests.Wire;

/// <summary>Calls of an emulator below <c>/_emulator/</c>.</summary>
internal static class ControlCalls
{
    /// <param name="emulator">The emulator.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below <c>/_emulator/</c>, with its query.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="token">The token; null for that of the emulator, empty for none.</param>
    /// <param name="origin">The origin of the page that calls; null for a program.</param>
    public static async Task<EmulatorReply> ControlAsync(
        this AckEmulator emulator,
        HttpMethod method,
        string path,
        string? body = null,
        string? token = null,
        string? origin = null
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(emulator.Address, "/_emulator/" + path));
        foreach (var (name, value) in new[] { ("x-emulator-token", token ?? emulator.ControlToken), ("Origin", origin) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                request.Headers.Add(name, value);
            }
        }

        request.Content = body is null ? null : new StringContent(body);
        using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new EmulatorReply((int)reply.StatusCode, await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
