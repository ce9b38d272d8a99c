using Aggregator.Storage;
using Aggregator.Storage.Policy.Pictures;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class PictureBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(PicturePromises.The_third_reader_hides_and_the_same_reader_on_three_days_is_one)] = store => Break(store, images => new(images)
        {
            Report = async (report, now, token) =>
            {
                var told = await images.ReportAsync(report, now, token);
                return told with { HidNow = told.IsHidden };
            },
        }),

        // All pictures get the same salt.
        [nameof(PicturePromises.One_reader_has_a_different_hash_for_each_picture)] = store => Break(store, images => new(images)
        {
            Report = (report, now, token) => images.ReportAsync(report with { ReporterOf = _ => report.ReporterOf([1, 2, 3]) }, now, token),
        }),
        [nameof(PicturePromises.Readers_cannot_hide_a_restored_picture_and_a_confirmed_one_stays_hidden)] = store => Break(store, images => new(images)
        {
            FindCase = async (id, token) => await images.FindCaseAsync(id, token) is { } found
                ? found with { Decisions = [.. found.Decisions.TakeLast(1)] }
                : null,
        }),

        // Pictures are compared by their looks only, never by their bytes.
        [nameof(PicturePromises.A_copy_seen_before_or_after_is_hidden_with_the_picture_and_another_picture_is_not)] = store => Break(store, images => new(images)
        {
            SaveLook = async (place, look, now, token) => await images.SaveLookAsync(place, look, now, token) && look?.PerceptualHash is not null,
        }),
        [nameof(PicturePromises.A_look_is_not_returned_while_its_picture_is_hidden)] = TellHiddenLooks,
        [nameof(PicturePromises.A_picture_that_was_hidden_before_anyone_looked_joins_its_copies_at_the_first_look)] = store => Break(store, images => new(images)
        {
            Waiting = (_, _, _) => Task.FromResult<IReadOnlyList<ImagePlace>>([]),
        }),

        // The counts of the two pictures are added, although one reader may have reported both.
        [nameof(PicturePromises.Two_reported_pictures_that_are_the_same_keep_the_greater_count_and_the_editors_decision)] = store => Break(store, images => new(images)
        {
            Cases = async token => [.. (await images.CasesAsync(token)).Select(one => one with { Reports = one.Reports + one.Places.Count - 1 })],
        }),
        [nameof(PicturePromises.A_picture_is_compared_by_its_first_look_and_not_by_a_later_one)] = CompareLaterLooks,
        [nameof(PicturePromises.An_address_that_shows_another_reported_picture_later_belongs_to_that_picture)] = KeepFirstPictures,
        [nameof(PicturePromises.Another_size_of_a_reported_address_is_the_same_picture)] = store => Break(store, images => new(images)
        {
            Report = (report, now, token) => images.ReportAsync(
                report with { Place = report.Place with { Url = new Uri(report.Place.Url.AbsoluteUri.Replace("-1024", "/1024", StringComparison.Ordinal)) } },
                now,
                token),
        }),
        [nameof(PicturePromises.The_pictures_of_recent_articles_are_read_newest_first)] = store => Break(store, images => new(images)
        {
            Articles = async (between, since, limit, token) => [.. (await images.ArticlesAsync(between, since, limit, token)).Reverse()],
        }),
        [nameof(PicturePromises.An_address_at_which_somebody_looked_is_not_looked_at_again)] = store => Break(store, images => new(images)
        {
            Unseen = (urls, _) => Task.FromResult(urls),
        }),
        [nameof(PicturePromises.A_picture_that_is_opened_twice_is_one)] = store => Break(store, images => new(images)
        {
            Open = async (place, now, token) =>
                await images.FindPictureAsync(place.Url, token) is { } known ? known + 1 : await images.OpenAsync(place, now, token),
        }),
    };

    private static Store Break(Store store, Func<IImageStore, BrokenImages> change) => store with { Images = change(store.Images) };

    /// <summary>An address that looks like a later look at another address gets the bytes of the first look there.</summary>
    private static Store CompareLaterLooks(Store store)
    {
        var first = new Dictionary<Uri, (ImagePlace Place, ImageLook Look)>();
        return Break(store, images => new BrokenImages(images)
        {
            SaveLook = async (place, look, now, token) =>
            {
                var isHidden = await images.SaveLookAsync(place, look, now, token);
                if (look is not null && !first.TryAdd(place.Url, (place, look)))
                {
                    foreach (var other in first.Values.Where(other => other.Place.Url != place.Url && ImageLikeness.IsSame(other.Look, look)).ToList())
                    {
                        await images.SaveLookAsync(other.Place, other.Look with { ContentHash = first[place.Url].Look.ContentHash }, now, token);
                    }
                }

                return isHidden;
            },
        });
    }

    private static Store KeepFirstPictures(Store store)
    {
        var pictures = new Dictionary<Uri, long>();
        return Break(store, images => new BrokenImages(images)
        {
            FindPicture = async (url, token) =>
            {
                if (!pictures.ContainsKey(url) && await images.FindPictureAsync(url, token) is { } picture)
                {
                    pictures[url] = picture;
                }

                return pictures.TryGetValue(url, out var first) ? first : null;
            },
        });
    }

    private static Store TellHiddenLooks(Store store)
    {
        var looks = new Dictionary<Uri, ImageLook>();
        return Break(store, images => new BrokenImages(images)
        {
            FindLook = async (url, token) => await images.FindLookAsync(url, token) ?? looks.GetValueOrDefault(url),
            SaveLook = (place, look, now, token) =>
            {
                if (look is not null)
                {
                    looks[place.Url] = look;
                }

                return images.SaveLookAsync(place, look, now, token);
            },
        });
    }
}
