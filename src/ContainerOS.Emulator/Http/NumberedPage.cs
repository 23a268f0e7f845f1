using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>A page of an ACK list, selected by its number.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Size">The number of entries per page.</param>
internal sealed record NumberedPage(int Number, int Size)
{
    private const int DefaultSize = 10;
    private const int MaxSize = 100;

    /// <summary>The page that a call requests. The names of the parameters differ by call.</summary>
    internal static NumberedPage Of(ApiRequest request, string numberName, string sizeName) =>
        new(Read(request, numberName, 1), Math.Min(Read(request, sizeName, DefaultSize), MaxSize));

    internal JArray Slice(IEnumerable<JToken> all) => new(all.Skip((int)Math.Min((Number - 1L) * Size, int.MaxValue)).Take(Size));

    internal JObject ToPageInfo(int total) =>
        new()
        {
            ["page_number"] = Number,
            ["page_size"] = Size,
            ["total_count"] = total,
        };

    private static int Read(ApiRequest request, string name, int defaultValue)
    {
        if (request.Parameter(name) is not { Length: > 0 } text)
        {
            return defaultValue;
        }

        ApiException.ThrowUnless(int.TryParse(text, out var number) && number > 0, $"{name} must be an integer of at least 1");
        return number;
    }
}
