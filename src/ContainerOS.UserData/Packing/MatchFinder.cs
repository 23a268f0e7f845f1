namespace ContainerOS.UserData.Packing;

/// <summary>Finds the longest earlier occurrence of the following bytes.</summary>
internal sealed class MatchFinder(byte[] data)
{
    internal const int Shortest = 3;
    private const int Longest = 258;
    private const int Window = 32 * 1024;
    private const int Tries = 128;

    private readonly Dictionary<int, int> last = [];
    private readonly int[] earlier = new int[data.Length];

    /// <summary>Finds the match at an offset; a length of 0 means none. Of several longest matches it returns the nearest.</summary>
    internal (int Length, int Distance) Find(int at)
    {
        var best = (Length: 0, Distance: 0);
        if (at + Shortest > data.Length || !last.TryGetValue(Key(at), out var candidate))
        {
            return best;
        }

        for (var tries = 0; tries < Tries && candidate >= 0 && at - candidate <= Window; tries++, candidate = earlier[candidate])
        {
            var length = Common(candidate, at);
            best = length > best.Length ? (length, at - candidate) : best;
        }

        return best.Length >= Shortest ? best : (0, 0);
    }

    /// <summary>Adds an offset for later matches.</summary>
    internal void Add(int at)
    {
        if (at + Shortest <= data.Length)
        {
            earlier[at] = last.GetValueOrDefault(Key(at), -1);
            last[Key(at)] = at;
        }
    }

    private int Key(int at) => data[at] | (data[at + 1] << 8) | (data[at + 2] << 16);

    private int Common(int first, int second)
    {
        var most = Math.Min(Longest, data.Length - second);
        var length = 0;
        while (length < most && data[first + length] == data[second + length])
        {
            length++;
        }

        return length;
    }
}
