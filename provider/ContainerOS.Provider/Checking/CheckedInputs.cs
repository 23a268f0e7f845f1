using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Checking;

/// <summary>Inputs after the check of their shape.</summary>
/// <param name="Inputs">The inputs without nulls, numbers in maps of text turned into text, and what is refused turned into unknowns.</param>
/// <param name="Findings">What is wrong with their shape; empty when they can be bound.</param>
internal sealed record CheckedInputs(PropertyMap Inputs, IReadOnlyList<Diagnostic> Findings);
