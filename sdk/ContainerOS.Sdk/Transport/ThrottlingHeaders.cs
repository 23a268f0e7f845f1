using System.Globalization;
using System.Net.Http.Headers;

namespace ContainerOS.Sdk.Transport;

/// <summary>Reads how long the service asks a client to wait.</summary>
internal static class ThrottlingHeaders
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    // The limit of one API, then the limit of the account.
    private static readonly string[] RateHeaders = ["x-ratelimit-user-api", "x-ratelimit-user"];

    /// <summary>
    /// <c>x-acs-retry-after</c> in milliseconds; otherwise the larger <c>TimeLeft</c> of the rate limit headers, which the vendor's
    /// clients also read as milliseconds (darabonba-openapi). At most one day; null when the service does not ask to wait.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers) =>
        Milliseconds(FirstValue(headers, "x-acs-retry-after")) ?? RateHeaders.Select(name => TimeLeft(FirstValue(headers, name))).Max();

    /// <summary>
    /// Pauses calls of the action or of the account when the reply says that no call is left
    /// (<c>Limit:1,Remain:0,TimeLeft:2000</c>, darabonba-openapi).
    /// </summary>
    public static void PauseIfExhausted(HttpResponseHeaders headers, AccountRateLimiter rateLimiter, string action)
    {
        foreach (var name in RateHeaders)
        {
            if (FirstValue(headers, name) is { } pairs && Find(pairs, "Remain") == "0" && TimeLeft(pairs) is { } wait)
            {
                rateLimiter.PauseFor(name == RateHeaders[0] ? action : null, wait);
            }
        }
    }

    public static string? FirstValue(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static TimeSpan? TimeLeft(string? pairs) => Milliseconds(Find(pairs, "TimeLeft"));

    private static string? Find(string? pairs, string key) =>
        pairs
            ?.Split(',')
            .Select(pair => pair.Split(':', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Equals(key, StringComparison.OrdinalIgnoreCase))
            ?[1];

    private static TimeSpan? Milliseconds(string? text)
    {
        var digits = text?.Trim();
        if (string.IsNullOrEmpty(digits) || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return MaxWait; // More digits than a long has.
        }

        return value > 0 ? TimeSpan.FromMilliseconds(Math.Min(value, (long)MaxWait.TotalMilliseconds)) : null;
    }
}
