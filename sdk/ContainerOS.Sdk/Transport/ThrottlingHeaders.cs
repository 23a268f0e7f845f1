using System.Globalization;
using System.Net.Http.Headers;

namespace ContainerOS.Sdk.Transport;

/// <summary>How long the service asks to wait.</summary>
internal static class ThrottlingHeaders
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly string[] RateHeaders = ["x-ratelimit-user-api", "x-ratelimit-user"];

    /// <summary>
    /// <c>x-acs-retry-after</c> in milliseconds; otherwise the larger <c>TimeLeft</c> of the rate limit headers, which the vendor's
    /// clients use in the same place and call milliseconds too (darabonba-openapi). More than a day reads as a day.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers) =>
        Milliseconds(FirstValue(headers, "x-acs-retry-after")) ?? RateHeaders.Select(name => TimeLeft(FirstValue(headers, name))).Max();

    /// <summary>Holds calls back when the reply says that none is left: those of the account, or of the action (<c>Limit:1,Remain:0,TimeLeft:2000</c>, darabonba-openapi).</summary>
    public static void PauseIfExhausted(HttpResponseHeaders headers, AccountRateLimiter pace, string action)
    {
        foreach (var name in RateHeaders)
        {
            if (FirstValue(headers, name) is { } pairs && Pair(pairs, "Remain") == "0" && TimeLeft(pairs) is { } wait)
            {
                pace.PauseFor(name == RateHeaders[0] ? action : null, wait);
            }
        }
    }

    public static string? FirstValue(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static TimeSpan? TimeLeft(string? pairs) => Milliseconds(Pair(pairs, "TimeLeft"));

    private static string? Pair(string? pairs, string key) =>
        pairs
            ?.Split(',')
            .Select(pair => pair.Split(':', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Equals(key, StringComparison.OrdinalIgnoreCase))
            ?[1];

    private static TimeSpan? Milliseconds(string? text) =>
        text?.Trim() switch
        {
            null or "" => null,
            { } digits when !digits.All(char.IsAsciiDigit) => null,
            { } digits => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
                ? TimeSpan.FromMilliseconds(Math.Min(value, (long)Longest.TotalMilliseconds))
            : digits.All(digit => digit == '0') ? null
            : Longest,
        };
}
