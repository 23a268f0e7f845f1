using System.Collections.Frozen;
using ContainerOS.Emulator.Conditions;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>
/// Images that are bad on purpose. They are the newest release otherwise. No list has them, so that no client chooses one by itself: a
/// request has to name them. Their ids are invented.
/// </summary>
internal static class ImageLibrary
{
    private const string Prefix = "lifsea_3_x64_5G_emulator_";

    private static readonly ImageFault[] InOrder =
    [
        Of("never_boots", ImageFaultKind.NeverBoots),
        Of("boots_late", ImageFaultKind.BootsLate),
        Of("not_ready_later", ImageFaultKind.NotReadyLater),
        Of("breaks_runtime", ImageFaultKind.BreaksRuntime),
        Of("fails_one_in_five", ImageFaultKind.NeverBoots) with
        {
            EveryNth = 5,
        },
    ];

    private static readonly FrozenDictionary<string, ImageFault> ById = InOrder.ToFrozenDictionary(fault => fault.ImageId);

    internal static IReadOnlyList<ImageFault> All => InOrder;

    internal static ImageFault? Find(string imageId) => ById.GetValueOrDefault(imageId);

    private static ImageFault Of(string name, ImageFaultKind kind) => new() { ImageId = $"{Prefix}{name}.qcow2", Kind = kind };
}
