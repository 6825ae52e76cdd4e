//! Places the nodes of a graph whose lanes are given so that few edges cross.
//!
//! rust-sugiyama proposes where along its lane each node should stand; the
//! lanes are ours, so the proposal is then spread until nothing overlaps.

use rust_sugiyama::configure::Config;
use rust_sugiyama::from_vertices_and_edges;

/// Beyond this many nodes with bends, or links, the layout library takes too
/// long; order then follows the mean of the neighbours in the lane above.
const MOST_SEATS: usize = 300;
const MOST_LINKS: usize = 600;

/// A node to be placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    /// Its lane, from 0.
    pub lane: usize,
    /// Its extent along the lane.
    pub size: f64,
}

/// Where everything stands along its lane, counted from where the first seat begins.
pub(super) struct Layout {
    /// The middle of each node.
    pub nodes: Vec<f64>,
    /// For each edge the places where it passes the lanes between its ends.
    pub bends: Vec<Vec<f64>>,
}

/// Places nodes at least `gap` apart. Edges lead from an upper lane to a lower
/// one; those that do not, or that name no node, have no part in the layout.
pub(super) fn arrange(seats: &[Seat], edges: &[(usize, usize)], gap: f64) -> Layout {
    let mut all = seats.to_vec();
    let mut links = Vec::new();
    let mut passes = Vec::with_capacity(edges.len());
    for &(from, to) in edges {
        passes.push(subdivided(&mut all, &mut links, from, to, gap));
    }
    let small = all.len() <= MOST_SEATS && links.len() <= MOST_LINKS;
    let wanted = if small { proposed(&all, &links, gap) } else { averaged(&all, &links, gap) };
    let mut placed = spread(&all, &wanted, gap);
    let starts = placed.iter().zip(&all).map(|(place, seat)| place - seat.size / 2.0);
    let first = starts.fold(f64::INFINITY, f64::min);
    placed.iter_mut().for_each(|place| *place -= first);
    Layout {
        bends: passes.into_iter().map(|pass| pass.map(|i| placed[i]).collect()).collect(),
        nodes: placed[..seats.len()].to_vec(),
    }
}

/// Adds an edge as links from lane to lane, with a seat for each lane it passes.
fn subdivided(
    all: &mut Vec<Seat>,
    links: &mut Vec<(usize, usize)>,
    from: usize,
    to: usize,
    gap: f64,
) -> std::ops::Range<usize> {
    let start = all.len();
    let lanes = all.get(from).zip(all.get(to)).map(|(from, to)| from.lane..to.lane);
    let Some(lanes) = lanes.filter(|lanes| !lanes.is_empty()) else {
        return start..start;
    };
    let mut upper = from;
    for lane in lanes.skip(1) {
        all.push(Seat { lane, size: gap });
        links.push((upper, all.len() - 1));
        upper = all.len() - 1;
    }
    links.push((upper, to));
    start..all.len()
}

/// The library's proposal; its components one after the other.
fn proposed(all: &[Seat], links: &[(usize, usize)], gap: f64) -> Vec<f64> {
    let vertices: Vec<_> = (0u32..).zip(all).map(|(i, seat)| (i, (seat.size, 1.0))).collect();
    let mut links: Vec<_> = links.iter().map(|&(from, to)| (from as u32, to as u32)).collect();
    links.sort_unstable();
    links.dedup();
    let config = Config { vertex_spacing: gap, ..Config::default() };
    let mut components = from_vertices_and_edges(&vertices, &links, &config);
    components.sort_by_key(|(places, ..)| places.iter().map(|&(i, _)| i).min());
    let mut wanted = vec![0.0; all.len()];
    let mut start = 0.0;
    for (places, ..) in components {
        let low = places.iter().map(|(_, (x, _))| *x).fold(f64::INFINITY, f64::min);
        let mut end = start;
        for (i, (x, _)) in places {
            if let Some(place) = wanted.get_mut(i) {
                *place = start + x - low;
                end = place.max(end);
            }
        }
        start = end + gap;
    }
    wanted
}

/// Each node where its neighbours above stand on average, lane by lane.
fn averaged(all: &[Seat], links: &[(usize, usize)], gap: f64) -> Vec<f64> {
    let lanes = all.iter().map(|seat| seat.lane + 1).max().unwrap_or_default();
    let mut upper: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    for &(from, to) in links {
        upper[to].push(from);
    }
    let mut wanted: Vec<f64> = (0..all.len()).map(|i| i as f64).collect();
    for lane in 1..lanes {
        let placed = spread(all, &wanted, gap);
        let here = (0..all.len()).filter(|&i| all[i].lane == lane && !upper[i].is_empty());
        for i in here {
            wanted[i] = upper[i].iter().map(|&u| placed[u]).sum::<f64>() / upper[i].len() as f64;
        }
    }
    wanted
}

/// The places closest to the wanted ones at which no two seats of a lane are
/// nearer than `gap`.
fn spread(all: &[Seat], wanted: &[f64], gap: f64) -> Vec<f64> {
    let lanes = all.iter().map(|seat| seat.lane + 1).max().unwrap_or_default();
    let mut placed = wanted.to_vec();
    for lane in 0..lanes {
        let mut order: Vec<usize> = (0..all.len()).filter(|&i| all[i].lane == lane).collect();
        order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]).then(a.cmp(&b)));
        for (i, place) in order.iter().zip(apart(all, &order, wanted, gap)) {
            placed[*i] = place;
        }
    }
    placed
}

/// Least-squares places in a given order: neighbours that would overlap are
/// pooled and moved together.
fn apart(all: &[Seat], order: &[usize], wanted: &[f64], gap: f64) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(order.len());
    let mut pools: Vec<(f64, usize)> = Vec::new();
    let mut offset = 0.0;
    for (at, &i) in order.iter().enumerate() {
        if let Some(&before) = at.checked_sub(1).and_then(|b| order.get(b)) {
            offset += (all[before].size + all[i].size) / 2.0 + gap;
        }
        offsets.push(offset);
        let mut pool = (wanted[i] - offset, 1);
        while let Some(last) = pools.pop_if(|last| last.0 > pool.0) {
            let count = last.1 + pool.1;
            pool = ((last.0 * last.1 as f64 + pool.0 * pool.1 as f64) / count as f64, count);
        }
        pools.push(pool);
    }
    let bases = pools.into_iter().flat_map(|(base, count)| std::iter::repeat_n(base, count));
    bases.zip(offsets).map(|(base, offset)| base + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seats(lanes: &[usize]) -> Vec<Seat> {
        lanes.iter().map(|&lane| Seat { lane, size: 10.0 }).collect()
    }

    #[test]
    fn edges_uncross() {
        let layout = arrange(&seats(&[0, 0, 1, 1]), &[(0, 3), (1, 2)], 5.0);
        let n = layout.nodes;
        assert_eq!((n[0] < n[1]), (n[3] < n[2]), "{n:?}");
    }

    #[test]
    fn nothing_overlaps_and_long_edges_have_their_way() {
        let layout = arrange(&seats(&[0, 1, 1, 2, 2, 2]), &[(0, 1), (0, 2), (0, 3), (1, 4), (2, 5)], 5.0);
        assert_eq!(layout.bends.iter().map(Vec::len).collect::<Vec<_>>(), [0, 0, 1, 0, 0]);
        let mut lowest = layout.nodes[3..].to_vec();
        lowest.sort_by(f64::total_cmp);
        assert!(lowest.windows(2).all(|pair| pair[1] - pair[0] >= 15.0 - 1e-9), "{lowest:?}");
    }

    #[test]
    fn what_is_no_edge_is_left_out() {
        let odd = [(0, 0), (1, 0), (0, 9), (9, 9), (1, 2)];
        let layout = arrange(&seats(&[0, 1, 1]), &odd, 5.0);
        assert_eq!(layout.nodes.len(), 3);
        assert!(layout.bends.iter().all(Vec::is_empty));
        assert!(arrange(&[], &[(0, 1)], 5.0).nodes.is_empty());
    }

    #[test]
    fn great_graphs_do_without_the_library() {
        let lanes: Vec<usize> = (0..400).map(|i| i / 100).collect();
        let edges: Vec<_> = (100..400).map(|i| (i - 100, i)).collect();
        let layout = arrange(&seats(&lanes), &edges, 5.0);
        assert!((layout.nodes[17] - layout.nodes[317]).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn every_graph_is_laid_out_without_overlap(
            lanes in prop::collection::vec(0usize..5, 0..40),
            edges in prop::collection::vec((0usize..45, 0usize..45), 0..120),
        ) {
            let places = arrange(&seats(&lanes), &edges, 5.0).nodes;
            for (i, j) in (0..lanes.len()).flat_map(|i| (0..i).map(move |j| (i, j))) {
                prop_assert!(lanes[i] != lanes[j] || (places[i] - places[j]).abs() > 14.99);
            }
        }
    }
}
