using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>A page that is asked for by its number.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Size">How many entries it takes.</param>
internal sealed record NumberedPage(int Number, int Size)
{
    private const int UsualSize = 10;
    private const int MostSize = 100;

    /// <summary>The page that a call asks for, under the names that the call has for it.</summary>
    internal static NumberedPage Of(ApiRequest request, string numberName, string sizeName) =>
        new(Read(request, numberName, 1), Math.Min(Read(request, sizeName, UsualSize), MostSize));

    internal JArray Slice(IEnumerable<JToken> all) => new(all.Skip((int)Math.Min((Number - 1L) * Size, int.MaxValue)).Take(Size));

    internal JObject ToPageInfo(int total) =>
        new()
        {
            ["page_number"] = Number,
            ["page_size"] = Size,
            ["total_count"] = total,
        };

    private static int Read(ApiRequest request, string name, int usual)
    {
        if (request.Parameter(name) is not { Length: > 0 } text)
        {
            return usual;
        }

        ApiException.ThrowUnless(int.TryParse(text, out var number) && number > 0, $"{name} is a number of 1 or more");
        return number;
    }
}
