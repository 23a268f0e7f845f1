using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.State;

/// <summary>The persistent state: pools, tasks, the clock and the position in the sequence of ids, as one JSON object.</summary>
internal sealed class Account(JObject data)
{
    internal JObject Data { get; private set; } = data;

    internal JArray Pools => (JArray)Data["pools"]!;

    internal JArray Tasks => (JArray)Data["tasks"]!;

    /// <summary>ECS instances without a pool: those that were removed from one without being released.</summary>
    internal JArray Instances => List("instances");

    /// <summary>An empty account.</summary>
    internal static Account New(int seed, long now) =>
        new(
            new JObject
            {
                ["format"] = 1,
                ["seed"] = seed,
                ["draws"] = 0,
                ["clock"] = now,
                ["pools"] = new JArray(),
                ["tasks"] = new JArray(),
            }
        );

    /// <summary>Restores a copy of the data.</summary>
    internal void Restore(JObject copy) => Data = copy;

    /// <summary>A list of the account; state files of earlier versions may lack it.</summary>
    internal JArray List(string name) => (JArray)(Data[name] ??= new JArray());

    /// <summary>The next value of the seeded sequence, as hex digits.</summary>
    internal string NextHex(int length)
    {
        var draw = (int)Data["draws"]! + 1;
        Data["draws"] = draw;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Data["seed"]}/{draw}")))[..length];
    }

    /// <summary>The next number of the seeded sequence, within inclusive bounds.</summary>
    internal int NextNumber(int min, int max) => min + (int)(Convert.ToUInt32(NextHex(8), 16) % (uint)(max - min + 1));
}
