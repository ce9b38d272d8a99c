using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server;

/// <summary>Checks options by the attributes on their properties.</summary>
internal static class OptionsFaults
{
    public static IReadOnlyList<string> Of(object options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return [.. faults.Select(fault => fault.ErrorMessage ?? "is not valid")];
    }
}
