using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.NodePools;

namespace ContainerOS.Emulator.Store;

/// <summary>The templates of instances in the written form of a world: each is written once, under its hash.</summary>
internal sealed class TemplateTable
{
    // Templates are compared by reference, and a template that no instance has any more is forgotten.
    private readonly ConditionalWeakTable<ScalingGroup, string> ids = [];
    private readonly Dictionary<string, ScalingGroup> known = [];

    /// <summary>The templates by their ids, as far as they were written or read.</summary>
    internal IReadOnlyDictionary<string, ScalingGroup> Known => known;

    /// <summary>Receives a template that is written for the first time.</summary>
    internal Action<string, ScalingGroup>? Added { get; set; }

    internal void Add(string id, ScalingGroup template)
    {
        ids.AddOrUpdate(template, id);
        known[id] = template;
    }

    internal string IdOf(ScalingGroup template, WorldCodec codec)
    {
        if (!ids.TryGetValue(template, out var id))
        {
            id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(codec.Write(template))))[..16];
            ids.AddOrUpdate(template, id);
            if (known.TryAdd(id, template))
            {
                Added?.Invoke(id, template);
            }
        }

        return id;
    }

    /// <summary>Treats all templates as not written yet.</summary>
    internal void Forget()
    {
        ids.Clear();
        known.Clear();
    }

    internal ScalingGroup? Find(string id) => known.GetValueOrDefault(id);
}
